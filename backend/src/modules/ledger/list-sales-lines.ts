import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { boundsOf, cellsSql } from "./cells"
import type { CountingType } from "./sales-line"

/** What an officer may ask of the ledger; null asks nothing. Days are half-open, codes matched whole. */
export type SalesLineFilter = {
  from: string | null
  until: string | null
  /** Only lines of these origins. */
  origins: readonly string[] | null
  /** No lines of these origins. */
  origins_except: readonly string[] | null
  source: string | null
  line: string | null
  counting_type: CountingType | null
  catalogue_only: boolean
  document: string | null
}

const ofGoods = `
    (CAST(:origins AS text[]) IS NULL OR origin_code = ANY(:origins))
    AND (CAST(:origins_except AS text[]) IS NULL OR origin_code <> ALL(:origins_except))
    AND (CAST(:source AS text) IS NULL OR source = :source)
    AND (CAST(:line AS text) IS NULL OR line = :line)
    AND (CAST(:counting_type AS text) IS NULL OR counting_type = :counting_type)
    AND (NOT CAST(:catalogue_only AS boolean) OR in_catalogue)`

const where = `
  WHERE (CAST(:from AS date) IS NULL OR business_day >= :from)
    AND (CAST(:until AS date) IS NULL OR business_day < :until)
    AND ${ofGoods}
    AND (CAST(:document AS text) IS NULL OR source_document = :document OR document_label = :document)`

const listSalesLinesSql = `
  SELECT id::text AS id, kind, source, source_document, document_label, occurred_at,
    to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS cursor_at,
    to_char(business_day, 'YYYY-MM-DD') AS business_day, origin_code, product_title, sku, supplier_name, sales_point_code,
    line, quantity::float8 AS quantity, gross_fen::float8 AS gross_fen, discount_fen::float8 AS discount_fen,
    net_fen::float8 AS net_fen, in_catalogue, is_recognised, is_sample
  FROM sales_line
  ${where}
    AND (CAST(:after_id AS bigint) IS NULL OR (occurred_at, id) < (CAST(:after_at AS timestamptz), CAST(:after_id AS bigint)))
  ORDER BY sales_line.occurred_at DESC, sales_line.id DESC
  LIMIT :limit`

const totalSql = `
  SELECT COUNT(*)::float8 AS rows, COALESCE(SUM(quantity), 0)::float8 AS quantity,
    COALESCE(SUM(net_fen), 0)::float8 AS net_fen
  FROM sales_line
  ${where}`

const totalOfCellsSql = `
  SELECT COALESCE(SUM(lines), 0)::float8 AS rows, COALESCE(SUM(quantity), 0)::float8 AS quantity,
    COALESCE(SUM(net_fen), 0)::float8 AS net_fen
  FROM ${cellsSql({ month: "sales_origin_month", day: "sales_origin_day" })} AS cell
  WHERE ${ofGoods}`

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
  origin_code: string
  product_title: string
  sku: string | null
  supplier_name: string | null
  sales_point_code: string
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
  const { rows } = await db.raw<{ rows: ListedSalesLine[] }>(listSalesLinesSql, {
    ...filter,
    after_at: after?.at ?? null,
    after_id: after?.id ?? null,
    limit,
  })
  return rows
}

type LinesTotal = { rows: number; quantity: number; net_fen: number }

/** Before the first line and after the last one. */
const EVER = { from: "0001-01-01", until: "9999-01-01" }

/** Rows, pieces and net fen of everything the filter matches: from the rollups, unless a document is asked for. */
export async function totalSalesLines(db: Knex, filter: SalesLineFilter): Promise<LinesTotal> {
  const days = boundsOf([filter.from ?? EVER.from, filter.until ?? EVER.until])
  const { rows } =
    filter.document === null
      ? await db.raw<{ rows: LinesTotal[] }>(totalOfCellsSql, { ...filter, ...days })
      : await db.raw<{ rows: LinesTotal[] }>(totalSql, filter)
  return rows[0]!
}
