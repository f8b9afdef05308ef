import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

/** A ledger of the size bars.md asks for: 101 counties, 2,973 points, 505 products, 25 months, in the proportions of domain.md §5. */
const countiesCsv = fileURLToPath(new URL("../../seed/data/counties.csv", import.meta.url))
export const MONTHS = 25

/** The first days of the months, oldest first, the last one the month of `today`. */
export function monthsOf(today) {
  const [year, month] = today.split("-").map(Number)
  return Array.from({ length: MONTHS + 1 }, (_, index) =>
    new Date(Date.UTC(year, month - MONTHS + index, 1)).toISOString().slice(0, 10)
  )
}

// One month's lines, three to a document, spread evenly over its seconds. A product belongs to one county and has its
// flags; hubs and counters ring up, outlets file, the online shop takes orders; every fiftieth line takes one back.
// As wide as real ones: ids of Medusa's length, Chinese names.
const makeLinesSql = `
  INSERT INTO sales_line (
    kind, source, source_key, corrects_key, source_document, document_label, occurred_at, business_day,
    product_id, variant_id, sku, product_title, lot_code, origin_code, supplier_id, supplier_name,
    sales_point_id, sales_point_code, point_kind, district_code, line, venue_type, counting_type, is_recognised, in_catalogue, is_sample,
    quantity, gross_fen, discount_fen, net_fen)
  SELECT
    CASE WHEN back THEN 'refund' ELSE 'sale' END, source,
    CASE WHEN back THEN document || '/refund/' ELSE document || '/sale/' END || 'ordli_01KC' || lpad(to_hex(n), 22, '0') || '/' || code,
    CASE WHEN back THEN document || '/sale/' || n END, document, upper(right(document, 12)), at, (at AT TIME ZONE 'Asia/Shanghai')::date,
    'prod_01KC' || lpad(product::text, 22, '0'), 'variant_01KC' || lpad(product::text, 22, '0'), 'SKU-' || product,
    '高原生态咖啡豆' || product, NULL, code, 'sup_01KC' || lpad((product % 200)::text, 22, '0'), '某县农产品专业合作社',
    'sp_01KC' || lpad(point::text, 22, '0'), 'P' || lpad(point::text, 5, '0'),
    CASE WHEN point = 0 THEN 'online' WHEN point <= 20 THEN 'hub' WHEN point <= 273 THEN 'counter' ELSE 'outlet' END,
    CASE WHEN point > 0 THEN '3101' || lpad((point % 16)::text, 2, '0') END,
    CASE WHEN source = 'order' THEN 'online' ELSE 'offline' END,
    CASE WHEN point > 0 THEN (ARRAY['community', 'office', 'school', 'hospital', 'mall', 'canteen', 'park', 'market', 'enterprise'])[1 + point % 9] END,
    CASE WHEN source = 'group' OR documented % 20 = 0 AND source <> 'filing' THEN 'procurement' ELSE 'assisted_sale' END,
    product % 2 = 0, product % 3 = 0, false,
    CASE WHEN back THEN -1 ELSE pieces END, CASE WHEN back THEN -price ELSE price * pieces END,
    CASE WHEN back THEN 0 ELSE price * pieces / 20 END, CASE WHEN back THEN -price ELSE price * pieces - price * pieces / 20 END
  FROM (
    SELECT n, documented, n % 50 = 7 AS back, 1 + n % 4 AS pieces, 1000 + n * 7919::bigint % 9000 AS price,
      1 + (n * 2654435761 % 2147483647 % 505)::int AS product,
      CASE WHEN draw < 27 THEN 'filing' WHEN draw < 82 THEN 'till' WHEN draw < 97 THEN 'order' ELSE 'group' END AS source,
      CASE WHEN draw < 27 THEN 274 + (documented * 48271 % 2147483647 % 2700)::int WHEN draw < 82 THEN 1 + (documented * 48271 % 2147483647 % 273)::int
        WHEN draw < 97 THEN 0 ELSE 1 + (documented % 20)::int END AS point,
      'order_01KC' || lpad(to_hex(documented * 1000 + $2::bigint), 22, '0') AS document,
      $1::date::timestamp AT TIME ZONE 'Asia/Shanghai'
        + (n - 1) * (($3::date::timestamp - $1::date::timestamp) / $4::int) AS at
    FROM generate_series(1, $4::int) AS n
    CROSS JOIN LATERAL (SELECT (n / 3)::bigint AS documented) AS counted
    CROSS JOIN LATERAL (SELECT documented * 16807 % 2147483647 % 100 AS draw) AS drawn
  ) AS made
  JOIN unnest($5::text[]) WITH ORDINALITY AS county(code, place) ON place = 1 + product % 101`

/** Fills an empty ledger month by month, the keys at the end in one go; says how far it is. */
export async function makeLedger(client, { lines, today, say }) {
  const codes = readFileSync(countiesCsv, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((row) => row.split(",")[0])
  if (codes.length !== 101) throw new Error(`Expected 101 counties in counties.csv, found ${codes.length}.`)
  const months = monthsOf(today)
  const each = Math.round(lines / MONTHS)
  await client.query("ALTER TABLE sales_line DISABLE TRIGGER sales_line_claim_key")
  for (let index = 0; index < MONTHS; index += 1) {
    await client.query(makeLinesSql, [months[index], index, months[index + 1], each, codes])
    say(`${each * (index + 1)} lines made`)
  }
  await client.query("INSERT INTO sales_line_key SELECT source, source_key FROM sales_line")
  await client.query("ALTER TABLE sales_line ENABLE TRIGGER sales_line_claim_key")
  return each * MONTHS
}
