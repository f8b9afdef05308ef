import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { makeTitles } from "./titles.mjs"

/**
 * A catalogue of the size bars.md asks for, put beside whatever the database holds: every row's id begins with `bench_`,
 * so that it can be taken out again. Products, prices and stock are ordinary rows of Medusa's tables, because stock
 * Medusa has to answer from the very same data.
 */
const countiesCsv = fileURLToPath(new URL("../../seed/data/counties.csv", import.meta.url))

const placesSql = `
  WITH county AS (
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
      AS row(code, province, prefecture, name_zh, name_en)
  ), place AS (
    SELECT DISTINCT left(code, 2) || '0000' AS code, 'province' AS level, NULL AS parent_code, province AS name_zh, province AS name_en FROM county
    UNION SELECT DISTINCT left(code, 4) || '00', 'prefecture', left(code, 2) || '0000', prefecture, prefecture FROM county
    UNION SELECT code, 'county', left(code, 4) || '00', name_zh, name_en FROM county
  )
  INSERT INTO origin_place (id, code, level, parent_code, name_zh, name_en)
  SELECT 'bench_' || code, code, level, parent_code, name_zh, name_en FROM place
  WHERE NOT EXISTS (SELECT FROM origin_place old WHERE old.code = place.code AND old.deleted_at IS NULL)`

const pointsSql = [
  `INSERT INTO stock_location (id, name) SELECT 'bench_loc_' || n, '【样例】bench ' || n FROM generate_series(1, $1) n`,
  `INSERT INTO sales_point (id, code, name, kind, district_code, pickup, stock_location_id, is_sample)
   SELECT 'bench_point_' || n, 'BENCH-' || n, '【样例】bench ' || n, CASE WHEN n <= 20 THEN 'hub' ELSE 'counter' END,
     '310101', true, 'bench_loc_' || n, true
   FROM generate_series(1, $1) n`,
]

// Two sizes each, as in the stock Medusa that bars.md was measured on.
const VARIANTS = 2

const productsSql = [
  `INSERT INTO product (id, title, handle, status, discountable, is_giftcard, metadata, created_at)
   SELECT 'bench_prod_' || n, title, 'bench-' || n, 'published', true, false,
     jsonb_build_object('title_en', 'Bench product ' || n, 'is_sample', true), now() - n * interval '1 minute'
   FROM unnest($1::text[]) WITH ORDINALITY made(title, n)`,
  `INSERT INTO product_variant (id, title, sku, product_id, manage_inventory, allow_backorder, variant_rank)
   SELECT 'bench_var_' || n, '第' || n % ${VARIANTS} || '种', 'BENCH-' || n, 'bench_prod_' || (n - 1) / ${VARIANTS} + 1, true, false,
     (n - 1) % ${VARIANTS}
   FROM generate_series(1, $1 * ${VARIANTS}) n`,
  `INSERT INTO price_set (id) SELECT 'bench_pset_' || n FROM generate_series(1, $1 * ${VARIANTS}) n`,
  `INSERT INTO price (id, price_set_id, currency_code, amount, raw_amount, rules_count)
   SELECT 'bench_price_' || n, 'bench_pset_' || n, 'cny', yuan, jsonb_build_object('value', yuan::text, 'precision', 20), 0
   FROM (SELECT n, (n % 190 + 5)::numeric + 0.9 AS yuan FROM generate_series(1, $1 * ${VARIANTS}) n) made`,
  `INSERT INTO product_variant_price_set (id, variant_id, price_set_id)
   SELECT 'bench_vps_' || n, 'bench_var_' || n, 'bench_pset_' || n FROM generate_series(1, $1 * ${VARIANTS}) n`,
  `INSERT INTO inventory_item (id, sku, requires_shipping) SELECT 'bench_item_' || n, 'BENCH-' || n, true FROM generate_series(1, $1 * ${VARIANTS}) n`,
  `INSERT INTO product_variant_inventory_item (id, variant_id, inventory_item_id, required_quantity)
   SELECT 'bench_vii_' || n, 'bench_var_' || n, 'bench_item_' || n, 1 FROM generate_series(1, $1 * ${VARIANTS}) n`,
  `INSERT INTO product_origin (id, product_id, origin_code, supplier_id, valid_from)
   SELECT 'bench_origin_' || n, 'bench_prod_' || n, codes[n % cardinality(codes) + 1], 'bench_none', now()
   FROM generate_series(1, $1) n, (SELECT array_agg(code ORDER BY code) AS codes FROM origin_place WHERE level = 'county') county`,
]
// Hubs carry everything, a counter forty products: the realistic assortment of design.md §5.
const stockSql = `
  INSERT INTO inventory_level (id, inventory_item_id, location_id, stocked_quantity, reserved_quantity, incoming_quantity,
    raw_stocked_quantity, raw_reserved_quantity, raw_incoming_quantity)
  SELECT 'bench_level_' || n || '_' || p, 'bench_item_' || n, location_id, quantity, 0, 0,
    jsonb_build_object('value', quantity::text, 'precision', 20), '{"value": "0", "precision": 20}', '{"value": "0", "precision": 20}'
  FROM (
    SELECT n, p, location_id, (n * 7 + p * 3) % 40 AS quantity
    FROM generate_series(1, $1 * ${VARIANTS}) n, (
      SELECT stock_location_id AS location_id, kind, row_number() OVER (ORDER BY code) AS p FROM sales_point
      WHERE stock_location_id IS NOT NULL AND deleted_at IS NULL) place
    WHERE kind = 'hub' OR ((n - 1) / ${VARIANTS} + p * 17) % $1 < 40
  ) made`
const channelSql = `
  INSERT INTO product_sales_channel (id, product_id, sales_channel_id)
  SELECT 'bench_psc_' || n, 'bench_prod_' || n, $2 FROM generate_series(1, $1) n`

const removeSql = [
  "product_sales_channel",
  "inventory_level",
  "product_origin",
  "product_variant_inventory_item",
  "inventory_item",
  "product_variant_price_set",
  "price",
  "price_set",
  "product_variant",
  "product",
  "sales_point",
  "stock_location",
  "origin_place",
].map((table) => `DELETE FROM ${table} WHERE id LIKE 'bench\\_%'`)

/** Takes every benchmark row out again; also what an interrupted run left. */
export async function removeMadeCatalogue(client) {
  for (const sql of removeSql) await client.query(sql)
}

/** Fills up with `products` products at `points` stocked places, offered in `channel`; answers what was added. */
export async function makeCatalogue(client, { products, points, channel }) {
  const rows = readFileSync(countiesCsv, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","))
  const column = (index) => rows.map((row) => row[index])
  await client.query(placesSql, [column(0), column(1), column(2), column(3), column(4)])
  for (const sql of pointsSql) await client.query(sql, [points])
  for (const sql of productsSql)
    await client.query(sql, sql.includes("$1::text[]") ? [makeTitles(products)] : [products])
  await client.query(stockSql, [products])
  await client.query(channelSql, [products, channel])
  await client.query("ANALYZE")
}
