import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { boundsOf, cellsSql } from "./cells"
import { type Channel, channelSql, type LineFilter, narrow } from "./line-filter"
import type { CountingType } from "./sales-line"

/** What an officer may ask of the ledger; null asks nothing. Days are half-open. */
export type SalesLineFilter = LineFilter & {
  from: string | null
  until: string | null
  document: string | null
  /** Only lines that came too late for these days. */
  late?: { from: string; until: string } | null
}

const asked = `
    (CAST(:from AS date) IS NULL OR business_day >= :from)
    AND (CAST(:until AS date) IS NULL OR business_day < :until)
    AND (CAST(:document AS text) IS NULL OR source_document = :document OR document_label = :document)
    AND (CAST(:late_from AS date) IS NULL OR (late_for >= :late_from AND late_for < :late_until))`

const columns = `id::text AS id, kind, source, source_document, document_label, occurred_at,
    to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS cursor_at,
    to_char(business_day, 'YYYY-MM-DD') AS business_day, to_char(late_for, 'YYYY-MM-DD') AS late_for, origin_code, product_title, sku, supplier_name, sales_point_code,
    district_code, ${channelSql} AS channel, venue_type, counting_type, line, quantity::float8 AS quantity,
    gross_fen::float8 AS gross_fen, discount_fen::float8 AS discount_fen,
    net_fen::float8 AS net_fen, in_catalogue, is_recognised, is_sample`

export type ListedSalesLine = {
  id: string
  kind: "sale" | "refund" | "cancellation" | "correction"
  source: "order" | "till" | "filing" | "fair" | "group"
  source_document: string
  document_label: string
  occurred_at: Date
  /** `occurred_at` to the microsecond, because a row shown last must be found again exactly. */
  cursor_at: string
  business_day: string
  late_for: string | null
  origin_code: string
  product_title: string
  sku: string | null
  supplier_name: string | null
  sales_point_code: string
  district_code: string | null
  channel: Channel
  venue_type: string | null
  counting_type: CountingType
  line: "online" | "offline"
  quantity: number
  gross_fen: number
  discount_fen: number
  net_fen: number
  in_catalogue: boolean
  is_recognised: boolean
  is_sample: boolean
}

/** The ledger's rows, newest first, after a row that was shown last. */
export async function listSalesLines(
  db: Knex,
  filter: SalesLineFilter,
  { after, limit }: { after: { at: string; id: string } | null; limit: number }
): Promise<ListedSalesLine[]> {
  const { where, values } = narrow(filter)
  const sql = `
  SELECT ${columns}
  FROM sales_line
  WHERE ${asked} AND ${where}
    AND (CAST(:after_id AS bigint) IS NULL OR (occurred_at, id) < (CAST(:after_at AS timestamptz), CAST(:after_id AS bigint)))
  ORDER BY sales_line.occurred_at DESC, sales_line.id DESC
  LIMIT :limit`
  const { rows } = await db.raw<{ rows: ListedSalesLine[] }>(sql, {
    ...askedValues(filter),
    ...values,
    after_at: after?.at ?? null,
    after_id: after?.id ?? null,
    limit,
  })
  return rows
}

const askedValues = ({ from, until, document, late }: SalesLineFilter) => ({
  from,
  until,
  document,
  late_from: late?.from ?? null,
  late_until: late?.until ?? null,
})

type LinesTotal = { rows: number; quantity: number; net_fen: number }

/** Before the first line and after the last one. */
const EVER = { from: "0001-01-01", until: "9999-01-01" }

const totals = (lines: string) => `COALESCE(SUM(${lines}), 0)::float8 AS rows,
    COALESCE(SUM(quantity), 0)::float8 AS quantity, COALESCE(SUM(net_fen), 0)::float8 AS net_fen`

/** Rows, pieces and net fen of everything the filter matches: from the rollups, unless a document or late lines are asked for. */
export async function totalSalesLines(db: Knex, filter: SalesLineFilter): Promise<LinesTotal> {
  const { needed, where, values } = narrow(filter)
  const { from, until, document, late } = filter
  const ofCells = `SELECT ${totals("lines")} FROM ${cellsSql(needed)} AS cell WHERE ${where}`
  const ofLines = `SELECT ${totals("1")} FROM sales_line WHERE ${asked} AND ${where}`
  const { rows } =
    document === null && !late
      ? await db.raw<{ rows: LinesTotal[] }>(ofCells, {
          ...values,
          ...boundsOf([from ?? EVER.from, until ?? EVER.until]),
        })
      : await db.raw<{ rows: LinesTotal[] }>(ofLines, { ...askedValues(filter), ...values })
  return rows[0]!
}

/** Whether any line the filter matches is sample data. */
export async function hasSampleLines(db: Knex, filter: SalesLineFilter): Promise<boolean> {
  const { where, values } = narrow(filter)
  const sql = `SELECT EXISTS (SELECT FROM sales_line WHERE is_sample AND ${asked} AND ${where}) AS is_sample`
  const { rows } = await db.raw<{ rows: { is_sample: boolean }[] }>(sql, {
    ...askedValues(filter),
    ...values,
  })
  return rows[0]!.is_sample
}
