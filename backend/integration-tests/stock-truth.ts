import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** A row of the journal as a test reads it. */
export type Movement = {
  location_id: string
  stocked: number
  reserved: number
  stocked_after: number
  reserved_after: number
  reason: string
  number: string | null
  person: string | null
}

/** The journal of an item, oldest first. */
export async function journalOf(db: Knex, inventory_item_id: string): Promise<Movement[]> {
  const { rows } = await db.raw<{ rows: Movement[] }>(
    `SELECT location_id, stocked_delta::float8 AS stocked, reserved_delta::float8 AS reserved,
       stocked_after::float8 AS stocked_after, reserved_after::float8 AS reserved_after, reason,
       document_number AS number, person_name AS person
     FROM stock_movement WHERE inventory_item_id = ? ORDER BY id`,
    [inventory_item_id]
  )
  return rows
}
