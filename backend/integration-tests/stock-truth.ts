import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { moveStock, type StockMove } from "../src/modules/stock/move-stock"

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

/** Does something behind the back of one of the guards, as a restored backup or a hand in the database would. */
export async function unguarded(
  db: Knex,
  { table, trigger }: { table: "inventory_level" | "reservation_item"; trigger: string },
  deed: () => Promise<unknown>
): Promise<void> {
  const [off, on] = ["DISABLE", "ENABLE"].map((word) => `ALTER TABLE ${table} ${word} TRIGGER ${trigger}`)
  await db.raw(off!)
  await deed()
  await db.raw(on!)
}

/** A database whose stock nobody guards: what a check of ours has to be seen failing on. */
export async function dropGuards(db: Knex): Promise<void> {
  await db.raw("DROP TRIGGER stock_guard_level ON inventory_level")
  for (const trigger of [
    "stock_guard_reservation",
    "stock_count_new_reservations",
    "stock_count_changed_reservations",
    "stock_count_lost_reservations",
  ]) {
    const sql = `DROP TRIGGER ${trigger} ON reservation_item`
    await db.raw(sql)
  }
  for (const check of ["stock_never_below_zero", "stock_reserved_never_below_zero", "stock_whole_pieces"]) {
    const sql = `ALTER TABLE inventory_level DROP CONSTRAINT ${check}`
    await db.raw(sql)
  }
}

/** Sessions that still hold or wait for a lock on stock. */
export async function locksLeft(db: Knex): Promise<number> {
  const { rows } = await db.raw<{ rows: { locks: number }[] }>(
    `SELECT count(*)::int AS locks FROM pg_locks
     WHERE relation IN ('inventory_level'::regclass, 'reservation_item'::regclass) AND pid <> pg_backend_pid()
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
  )
  return rows[0]!.locks
}

const stockedSql = `
  SELECT inventory_item_id, location_id, -stocked_quantity::float8 AS quantity FROM inventory_level
  WHERE inventory_item_id = :item AND deleted_at IS NULL AND (CAST(:place AS text) IS NULL OR location_id = :place)
    AND stocked_quantity > 0`

/** Takes all of an item away, everywhere or at one place: what has stock cannot be deleted. */
export async function takeAll(db: Knex, item: string, place: string | null = null): Promise<void> {
  const { rows } = await db.raw<{ rows: StockMove[] }>(stockedSql, { item, place })
  await db.transaction(async (tx) => moveStock(tx, rows, { reason: "adjustment" }))
}
