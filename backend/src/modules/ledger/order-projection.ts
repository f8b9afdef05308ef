import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { RecordedLine, SeenFact } from "./order-lines"

// One lock per order, held to the end of the transaction: two projectors take turns and the second finds nothing to do.
// Whoever waits longer than this gives up; the next catch-up finds the order again.
const lockTimeoutSql = `SET LOCAL lock_timeout = '20s'`
const lockOrderSql = `SELECT pg_advisory_xact_lock(hashtextextended('ledger.order.' || :order_id, 0))`

const recordedLinesSql = `
  SELECT kind, source, source_key, corrects_key, source_document, document_label, product_id, variant_id, sku,
    product_title, lot_code, origin_code, supplier_id, supplier_name, sales_point_id, sales_point_code, point_kind,
    district_code, line, venue_type, counting_type, is_recognised, in_catalogue, is_sample, quantity::float8 AS quantity,
    gross_fen::float8 AS gross_fen, discount_fen::float8 AS discount_fen, net_fen::float8 AS net_fen,
    split_part(source_key, '/', 3) AS item_id
  FROM sales_line
  WHERE source = 'order' AND source_document = :order_id
  ORDER BY id`

const seenFactsSql = `
  SELECT fact, occurred_at, goods_fen::float8 AS goods_fen, freight_fen::float8 AS freight_fen
  FROM ledger_order_event
  WHERE order_id = :order_id`

// A fact that was only looked at may count later; one that counted stays as it is.
const rememberFactsSql = `
  INSERT INTO ledger_order_event (fact, order_id, occurred_at, goods_fen, freight_fen)
  SELECT fact, :order_id, occurred_at, goods_fen, freight_fen
  FROM jsonb_to_recordset(CAST(:facts AS jsonb)) AS seen(
    fact text, occurred_at timestamptz, goods_fen bigint, freight_fen bigint)
  ON CONFLICT (fact) DO UPDATE
    SET goods_fen = EXCLUDED.goods_fen, freight_fen = EXCLUDED.freight_fen, projected_at = now()
    WHERE ledger_order_event.goods_fen IS NULL`

/** Waits for whoever projects this order now. Call inside a transaction; the lock ends with it. */
export async function lockOrder(tx: Knex, order_id: string): Promise<void> {
  await tx.raw(lockTimeoutSql)
  await tx.raw(lockOrderSql, { order_id })
}

/** Everything the ledger knows of one order, oldest first. */
export async function recordedOrder(
  tx: Knex,
  order_id: string
): Promise<{ recorded: RecordedLine[]; seen: SeenFact[] }> {
  const lines = await tx.raw<{ rows: RecordedLine[] }>(recordedLinesSql, { order_id })
  const facts = await tx.raw<{ rows: SeenFact[] }>(seenFactsSql, { order_id })
  return { recorded: lines.rows, seen: facts.rows }
}

export async function rememberFacts(tx: Knex, order_id: string, facts: readonly SeenFact[]): Promise<void> {
  if (facts.length === 0) return
  await tx.raw(rememberFactsSql, { order_id, facts: JSON.stringify(facts) })
}
