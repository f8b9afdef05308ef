import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Person } from "./frame"
import { requireItems } from "./items"
import { requirePlace } from "./place"

export type SetSafetyInput = {
  point: string
  /** Zero takes the limit away. */
  lines: { inventory_item_id: string; quantity: number }[]
  person: Person
}

const dropSql = `DELETE FROM stock_safety WHERE location_id = :location_id AND inventory_item_id = ANY (:items)`
const setSql = `
  INSERT INTO stock_safety (location_id, inventory_item_id, quantity, changed_at, changed_by, changed_by_name)
  SELECT :location_id, inventory_item_id, max(quantity), clock_timestamp(), :person_id, :person_name
  FROM jsonb_to_recordset(CAST(:lines AS jsonb)) AS s (inventory_item_id text, quantity bigint)
  WHERE quantity > 0 GROUP BY inventory_item_id
  ON CONFLICT (location_id, inventory_item_id) DO UPDATE SET quantity = excluded.quantity, changed_at = excluded.changed_at,
    changed_by = excluded.changed_by, changed_by_name = excluded.changed_by_name`

/** Says from how many pieces on an item is short at a place (安全库存); setting it again changes nothing. */
export async function setSafety(
  db: Knex,
  { point, lines, person }: SetSafetyInput
): Promise<{ lines: number }> {
  await db.transaction(async (tx) => {
    const { location_id } = await requirePlace(tx, point)
    await requireItems(tx, lines)
    const none = lines
      .filter(({ quantity }) => quantity === 0)
      .map(({ inventory_item_id }) => inventory_item_id)
    await tx.raw(dropSql, { location_id, items: none })
    await tx.raw(setSql, {
      location_id,
      lines: JSON.stringify(lines),
      person_id: person.id,
      person_name: person.name,
    })
  })
  return { lines: lines.length }
}
