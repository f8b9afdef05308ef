import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { NewSalesLine } from "./sales-line"

// Rows are added, never edited. The same source key a second time adds nothing: the table's trigger leaves it out. What
// comes too late for its month, because that is closed, is a line of today that says for which day it is.
const appendSalesLinesSql = `
  INSERT INTO sales_line (
    kind, source, source_key, corrects_key, source_document, document_label, occurred_at, business_day,
    product_id, variant_id, sku, product_title, lot_code, origin_code, supplier_id, supplier_name,
    sales_point_id, sales_point_code, point_kind, district_code, line, venue_type, counting_type, is_recognised, in_catalogue, is_sample,
    quantity, gross_fen, discount_fen, net_fen, late_for)
  SELECT
    kind, source, source_key, corrects_key, source_document, document_label,
    CASE WHEN is_late THEN now() ELSE occurred_at END,
    CASE WHEN is_late THEN (now() AT TIME ZONE 'Asia/Shanghai')::date ELSE business_day END,
    product_id, variant_id, sku, product_title, lot_code, origin_code, supplier_id, supplier_name,
    sales_point_id, sales_point_code, point_kind, district_code, line, venue_type, counting_type, is_recognised, in_catalogue, is_sample,
    quantity, gross_fen, discount_fen, net_fen, CASE WHEN is_late THEN business_day END
  FROM jsonb_to_recordset(CAST(:lines AS jsonb)) AS new_line(
    kind text, source text, source_key text, corrects_key text, source_document text, document_label text,
    occurred_at timestamptz, business_day date, product_id text, variant_id text, sku text, product_title text,
    lot_code text, origin_code text, supplier_id text, supplier_name text, sales_point_id text, sales_point_code text,
    point_kind text, district_code text, line text, venue_type text, counting_type text, is_recognised boolean, in_catalogue boolean, is_sample boolean,
    quantity bigint, gross_fen bigint, discount_fen bigint, net_fen bigint)
  CROSS JOIN LATERAL (
    SELECT EXISTS (SELECT FROM ledger_month WHERE month = date_trunc('month', new_line.business_day)::date) AS is_late
  ) AS closing`

/** Most rows one statement takes: keeps the json document small enough for the server to parse at once. */
export const LINES_PER_STATEMENT = 5_000

/**
 * Appends lines within the caller's transaction and answers how many were new. Throws what the database refuses: a
 * business day that is not the Shanghai date of `occurred_at`, a net that is not gross less discount, an unknown kind, and
 * (23001) a line whose month was closed in this very moment: try again.
 */
export async function appendSalesLines(tx: Knex, lines: readonly NewSalesLine[]): Promise<number> {
  let added = 0
  for (let start = 0; start < lines.length; start += LINES_PER_STATEMENT) {
    const batch = lines.slice(start, start + LINES_PER_STATEMENT)
    const result = await tx.raw<{ rowCount: number }>(appendSalesLinesSql, { lines: JSON.stringify(batch) })
    added += result.rowCount
  }
  return added
}
