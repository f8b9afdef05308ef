import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { LOT_HOLD } from "./lot-holds"
import { lotsOnHand, type Shelf } from "./lot-rules"
import { type LotAt, lotsAt } from "./lots"

const promisedSql = `
  SELECT inventory_item_id, sum(quantity)::float8 AS promised FROM reservation_item
  WHERE location_id = :location_id AND inventory_item_id = ANY (:items) AND deleted_at IS NULL
    AND external_id IS DISTINCT FROM '${LOT_HOLD}'
  GROUP BY inventory_item_id`

/**
 * What lies at the place of each of the items that have lots there. `gone` pieces of an item have left its level already, and
 * its lots not yet. Ask with the levels locked, or somebody else picks the same.
 */
export async function shelvesAt(
  tx: Knex,
  { location_id, items }: { location_id: string; items: readonly string[] },
  gone: (item: string) => number
): Promise<Map<string, Shelf>> {
  const known = new Map<string, LotAt[]>()
  for (const lot of await lotsAt(tx, { locations: [location_id], items })) {
    known.set(lot.inventory_item_id, [...(known.get(lot.inventory_item_id) ?? []), lot])
  }
  const { rows } = await tx.raw<{ rows: { inventory_item_id: string; promised: number }[] }>(promisedSql, {
    location_id,
    items: [...known.keys()],
  })
  const promised = new Map(rows.map((row) => [row.inventory_item_id, row.promised]))
  return new Map(
    [...known].map(([item, here]) => [
      item,
      { ...lotsOnHand(here, here[0]!.stocked + gone(item)), promised: promised.get(item) ?? 0 },
    ])
  )
}
