import type { Knex } from "@medusajs/framework/mikro-orm/knex"

type Free = { inventory_item_id: string; available: number }

const freeSql = `
  SELECT inventory_item_id, greatest(0, stocked_quantity - reserved_quantity)::float8 AS available FROM inventory_level
  WHERE location_id = :location_id AND inventory_item_id = ANY (:items) AND deleted_at IS NULL`

/** Pieces that a place could give away now, by item: neither promised nor held. Goods it never had are not in it. */
export async function freeGoods(
  db: Knex,
  asked: { location_id: string; items: readonly string[] }
): Promise<Map<string, number>> {
  const values = { location_id: asked.location_id, items: [...asked.items] }
  const { rows } = await db.raw<{ rows: Free[] }>(freeSql, values)
  return new Map(rows.map(({ inventory_item_id, available }) => [inventory_item_id, available]))
}
