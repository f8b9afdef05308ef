import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { FoundGoods } from "../../contract"
import { findItems, type ItemFacts } from "../../modules/stock/documents/items"
import { productsNamed } from "./goods-matching"

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

const namedSql = `
  WITH named AS (
    SELECT item.id, min(coalesce(p.title, item.title, item.sku)) AS title
    FROM inventory_item item
    LEFT JOIN product_variant_inventory_item link ON link.inventory_item_id = item.id AND link.deleted_at IS NULL
    LEFT JOIN product_variant v ON v.id = link.variant_id AND v.deleted_at IS NULL
    LEFT JOIN product p ON p.id = v.product_id AND p.deleted_at IS NULL
    WHERE item.deleted_at IS NULL AND (p.id = ANY (:products) OR strpos(lower(concat_ws(
      chr(10), p.title || ' ' || v.title, item.title, item.sku, v.sku, v.ean, v.barcode)), lower(:name)) > 0)
    GROUP BY item.id
  )
  SELECT named.id, count(*) OVER ()::float8 AS total
  FROM named LEFT JOIN inventory_level here
    ON here.inventory_item_id = named.id AND here.location_id = :location_id AND here.deleted_at IS NULL
  ORDER BY coalesce(here.stocked_quantity, 0) > 0 DESC, named.title, named.id LIMIT :limit`

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
  const levels = await levelsAt(db, items, location_id)
  return [...facts.values()].map((goods) => ({
    ...foundGoods(goods, levels),
    lot_id:
      rows.find((row) => row.inventory_item_id === goods.inventory_item_id && row.lot_id)?.lot_id ?? null,
  }))
}

/**
 * Goods of the whole programme by name, pinyin, initials or a part of a code: what is delivered may never have been here. What
 * lies at the place comes first. `total` counts all that match.
 */
export async function findGoodsByName(
  db: Knex,
  { name, location_id, limit }: { name: string; location_id: string | null; limit: number }
): Promise<{ items: FoundGoods[]; total: number }> {
  const { rows } = await db.raw<{ rows: { id: string; total: number }[] }>(namedSql, {
    name,
    location_id,
    limit,
    products: await productsNamed(db, name),
  })
  const ids = rows.map(({ id }) => id)
  const [facts, levels] = await Promise.all([findItems(db, ids), levelsAt(db, ids, location_id)])
  const items = ids.flatMap((id) => {
    const goods = facts.get(id)
    return goods ? [foundGoods(goods, levels)] : []
  })
  return { items, total: rows[0]?.total ?? 0 }
}

/** Goods one knows already, with their stock at a place; in the order of `goods`. */
export async function foundAt(
  db: Knex,
  goods: readonly ItemFacts[],
  location_id: string
): Promise<FoundGoods[]> {
  const ids = goods.map(({ inventory_item_id }) => inventory_item_id)
  const levels = await levelsAt(db, [...new Set(ids)], location_id)
  return goods.map((each) => foundGoods(each, levels))
}

/** By item; null when no place was asked for. */
type Levels = Map<string, { stocked: number; available: number }> | null

async function levelsAt(db: Knex, items: readonly string[], location_id: string | null): Promise<Levels> {
  if (!location_id) return null
  const { rows } = await db.raw<{
    rows: { inventory_item_id: string; stocked: number; available: number }[]
  }>(levelSql, { location_id, items: [...items] })
  return new Map(rows.map(({ inventory_item_id, ...level }) => [inventory_item_id, level]))
}

const foundGoods = (goods: ItemFacts, levels: Levels): FoundGoods => {
  const level = levels?.get(goods.inventory_item_id)
  return {
    inventory_item_id: goods.inventory_item_id,
    variant_id: goods.variant_id,
    sku: goods.sku,
    barcode: goods.barcode,
    title: goods.title,
    categories: goods.categories,
    price_fen: goods.unit_fen,
    shelf_life_days: goods.shelf_life_days,
    temperature_zone: goods.zone,
    needs_proof: goods.is_edible,
    lot_id: null,
    stocked: levels ? (level?.stocked ?? 0) : null,
    available: levels ? (level?.available ?? 0) : null,
  }
}
