import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { DocumentRefusal, type SaidFields } from "./refusal"
import { temperatureZone, type TemperatureZone } from "./temperature"

/** What documents need to know of an inventory item; names are copied onto lines. */
export type ItemFacts = {
  inventory_item_id: string
  variant_id: string | null
  product_id: string | null
  sku: string | null
  barcode: string | null
  title: string
  shelf_life_days: number | null
  zone: TemperatureZone
  is_edible: boolean
  origin_code: string | null
  supplier_id: string | null
  /** Handles of the categories it is filed in and of those above them. */
  categories: string[]
  /** The price of one piece in yuan's fen, for what a write-off is worth; 0 when it has none. */
  unit_fen: number
}

type Row = Omit<ItemFacts, "zone" | "is_edible"> & {
  temperature_zone: string | null
  needs_cold_chain: boolean
  storage_zh: string | null
  label_regime: string | null
  category: string | null
}

// An item that several variants draw on is called by the first of them. One item at a time (LATERAL): right after the seed
// the tables have no statistics, and a planner that takes each for one row joins them whole, for hours.
const factsSql = `
  SELECT item.id AS inventory_item_id, v.id AS variant_id, p.id AS product_id,
    coalesce(v.sku, item.sku) AS sku, coalesce(v.ean, v.barcode) AS barcode,
    coalesce(nullif(concat_ws(' ', p.title, v.title), ''), nullif(item.title, ''), item.sku, item.id) AS title,
    CASE WHEN p.metadata->>'shelf_life_days' ~ '^[1-9][0-9]{0,4}$' THEN (p.metadata->>'shelf_life_days')::float8 END
      AS shelf_life_days,
    p.metadata->>'temperature_zone' AS temperature_zone,
    coalesce(p.metadata->>'needs_cold_chain' = 'true', false) AS needs_cold_chain, p.metadata->>'storage_zh' AS storage_zh,
    p.metadata->>'label_regime' AS label_regime, category.handle AS category, origin.origin_code, origin.supplier_id,
    ARRAY(
      SELECT DISTINCT above.handle FROM product_category_product filing
      JOIN product_category c ON c.id = filing.product_category_id AND c.deleted_at IS NULL
      JOIN product_category above ON above.id = ANY (string_to_array(c.mpath, '.')) AND above.deleted_at IS NULL
      WHERE filing.product_id = p.id ORDER BY above.handle) AS categories,
    coalesce((
      SELECT round(min(price.amount) * 100) FROM product_variant_price_set link
      JOIN price ON price.price_set_id = link.price_set_id AND price.deleted_at IS NULL AND price.currency_code = 'cny'
        AND price.price_list_id IS NULL AND price.rules_count = 0
      WHERE link.variant_id = v.id AND link.deleted_at IS NULL), 0)::float8 AS unit_fen
  FROM inventory_item item
  LEFT JOIN LATERAL (
    SELECT variant.* FROM product_variant_inventory_item link
    JOIN product_variant variant ON variant.id = link.variant_id AND variant.deleted_at IS NULL
    WHERE link.inventory_item_id = item.id AND link.deleted_at IS NULL
    ORDER BY variant.created_at, variant.id LIMIT 1
  ) v ON true
  LEFT JOIN product p ON p.id = v.product_id AND p.deleted_at IS NULL
  LEFT JOIN LATERAL (
    SELECT current.origin_code, current.supplier_id FROM product_origin current
    WHERE current.product_id = p.id AND current.valid_until IS NULL AND current.deleted_at IS NULL LIMIT 1
  ) origin ON true
  LEFT JOIN LATERAL (
    SELECT c.handle FROM product_category_product filing
    JOIN product_category c ON c.id = filing.product_category_id AND c.deleted_at IS NULL
    WHERE filing.product_id = p.id ORDER BY c.rank, c.handle LIMIT 1
  ) category ON true
  WHERE item.id = ANY (:ids) AND item.deleted_at IS NULL`

/** Facts by item id; items that do not exist are not in it. */
export async function findItems(db: Knex, ids: readonly string[]): Promise<Map<string, ItemFacts>> {
  if (ids.length === 0) return new Map()
  const { rows } = await db.raw<{ rows: Row[] }>(factsSql, { ids: [...new Set(ids)] })
  return new Map(rows.map((row) => [row.inventory_item_id, factsOf(row)]))
}

/** Facts of every line's goods, in the lines' order; refuses with the lines whose goods do not exist. */
export async function requireItems(
  db: Knex,
  lines: readonly { inventory_item_id: string }[]
): Promise<ItemFacts[]> {
  const found = await findItems(
    db,
    lines.map(({ inventory_item_id }) => inventory_item_id)
  )
  const fields: SaidFields = {}
  lines.forEach(({ inventory_item_id }, index) => {
    if (found.has(inventory_item_id)) return
    fields[`lines.${index}.inventory_item_id`] = {
      chinese: "没有这个商品，请重新扫码或搜索。",
      english: "There is no such item; scan or search again.",
    }
  })
  if (Object.keys(fields).length > 0) {
    throw new DocumentRefusal(
      "unknown_item",
      {
        chinese: "有的行不是我们的商品，请重新扫码或搜索。",
        english: "Some lines name goods that do not exist; scan or search again.",
      },
      fields
    )
  }
  return lines.map(({ inventory_item_id }) => found.get(inventory_item_id)!)
}

function factsOf({
  temperature_zone,
  needs_cold_chain,
  storage_zh,
  label_regime,
  category,
  ...row
}: Row): ItemFacts {
  return {
    ...row,
    zone: temperatureZone({ temperature_zone, needs_cold_chain, storage_zh }),
    // Who knows nothing of the goods asks for their papers.
    is_edible: label_regime !== "non_food" && category !== "handicraft",
  }
}
