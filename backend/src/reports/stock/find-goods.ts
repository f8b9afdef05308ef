import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { FoundGoods } from "../../contract"
import { findItems } from "../../modules/stock/documents/items"

// What a scanner reads: a pack's barcode, our SKU, or the trace code of a lot.
const findSql = `
  SELECT DISTINCT link.inventory_item_id, CAST(NULL AS text) AS lot_id
  FROM product_variant v
  JOIN product_variant_inventory_item link ON link.variant_id = v.id AND link.deleted_at IS NULL
  WHERE v.deleted_at IS NULL AND :code IN (v.ean, v.barcode, v.upc, v.sku)
  UNION
  SELECT id, NULL FROM inventory_item WHERE sku = :code AND deleted_at IS NULL
  UNION
  SELECT inventory_item_id, id FROM stock_lot WHERE trace_code = upper(:code)`
const levelSql = `
  SELECT inventory_item_id, stocked_quantity::float8 AS stocked,
    (stocked_quantity - reserved_quantity)::float8 AS available
  FROM inventory_level WHERE location_id = :location_id AND inventory_item_id = ANY (:items) AND deleted_at IS NULL`

/** The goods a code stands for, usually one; with their stock at a place when one is given. */
export async function findGoods(
  db: Knex,
  { code, location_id }: { code: string; location_id: string | null }
): Promise<FoundGoods[]> {
  const { rows } = await db.raw<{ rows: { inventory_item_id: string; lot_id: string | null }[] }>(findSql, {
    code,
  })
  const items = rows.map(({ inventory_item_id }) => inventory_item_id)
  const facts = await findItems(db, items)
  const levels = location_id
    ? (
        await db.raw<{ rows: { inventory_item_id: string; stocked: number; available: number }[] }>(
          levelSql,
          {
            location_id,
            items,
          }
        )
      ).rows
    : []
  return [...facts.values()].map((goods) => {
    const level = levels.find(({ inventory_item_id }) => inventory_item_id === goods.inventory_item_id)
    return {
      inventory_item_id: goods.inventory_item_id,
      variant_id: goods.variant_id,
      sku: goods.sku,
      barcode: goods.barcode,
      title: goods.title,
      price_fen: goods.unit_fen,
      shelf_life_days: goods.shelf_life_days,
      temperature_zone: goods.zone,
      needs_proof: goods.is_edible,
      lot_id:
        rows.find((row) => row.inventory_item_id === goods.inventory_item_id && row.lot_id)?.lot_id ?? null,
      stocked: location_id ? (level?.stocked ?? 0) : null,
      available: location_id ? (level?.available ?? 0) : null,
    }
  })
}
