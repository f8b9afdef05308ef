import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { StockDocumentKind, StockDocumentRow, StockDocumentState } from "../../../contract"
import { headColumns } from "./frame"

export type DocumentsAsked = {
  kind: StockDocumentKind
  /** Points whose documents may be seen; a transfer is seen from both its ends. */
  points: string[] | "all"
  state: StockDocumentState | null
  /** Of transfers: those that these points send, or those that they asked for; both without it. */
  side?: "from" | "to" | null
  /** Days of the number, half-open. */
  from: string | null
  until: string | null
  q: string | null
  limit: number
  offset: number
}

type Lines = { table: string; pieces: string; value_fen?: string; reason?: string }

const linesOf: Readonly<Record<StockDocumentKind, Lines>> = {
  receipt: { table: "stock_receipt_line", pieces: "greatest(0, coalesce(received, 0) - rejected)" },
  transfer: {
    table: "stock_transfer_line",
    pieces: "CASE WHEN d.state IN ('dispatched', 'received') THEN dispatched ELSE requested END",
  },
  stocktake: {
    table: "stock_stocktake_line",
    pieces: `CASE WHEN EXISTS (SELECT 1 FROM stock_stocktake_entry e WHERE e.document_id = l.document_id
      AND e.inventory_item_id = l.inventory_item_id) THEN 1 ELSE 0 END`,
    reason: "reason",
  },
  write_off: {
    table: "stock_write_off_line",
    pieces: "quantity",
    value_fen: "quantity * unit_fen",
    reason: "reason",
  },
}

const matches = (table: string): string => `
  d.kind = :kind
    AND (CAST(:points AS text[]) IS NULL OR d.point_code = ANY (:points) OR d.from_point_code = ANY (:points))
    AND (CAST(:side AS text) IS NULL OR CAST(:points AS text[]) IS NULL
      OR CASE :side WHEN 'from' THEN d.from_point_code ELSE d.point_code END = ANY (:points))
    AND (CAST(:state AS text) IS NULL OR d.state = :state)
    AND (CAST(:from AS date) IS NULL OR d.business_day >= CAST(:from AS date))
    AND (CAST(:until AS date) IS NULL OR d.business_day < CAST(:until AS date))
    AND (CAST(:q AS text) IS NULL OR d.number ILIKE :q OR d.delivery_no ILIKE :q OR d.note ILIKE :q OR d.created_by_name ILIKE :q
      OR EXISTS (SELECT 1 FROM ${table} l WHERE l.document_id = d.id AND (l.title ILIKE :q OR l.sku ILIKE :q)))`

const listSql = ({ table, pieces, value_fen = "NULL::bigint", reason = "NULL::text" }: Lines): string => `
  SELECT ${headColumns}, coalesce(point.name, d.point_code) AS point_name, source.name AS from_point_name,
    summed.lines, summed.pieces, summed.value_fen, summed.reasons
  FROM (SELECT * FROM stock_document d WHERE ${matches(table)}
    ORDER BY d.created_at DESC, d.id LIMIT :limit OFFSET :offset) d
  LEFT JOIN sales_point point ON point.code = d.point_code AND point.deleted_at IS NULL
  LEFT JOIN sales_point source ON source.code = d.from_point_code AND source.deleted_at IS NULL
  CROSS JOIN LATERAL (
    SELECT count(*)::float8 AS lines, coalesce(sum(${pieces}), 0)::float8 AS pieces, sum(${value_fen})::float8 AS value_fen,
      coalesce(array_agg(DISTINCT ${reason}) FILTER (WHERE ${reason} IS NOT NULL), '{}') AS reasons
    FROM ${table} l WHERE l.document_id = d.id
  ) summed
  ORDER BY d.created_at DESC, d.id`
const countSql = ({ table }: Lines): string =>
  `SELECT count(*)::float8 AS total FROM stock_document d WHERE ${matches(table)}`

/** Text a person types, to be found as it is. Pure. */
const likeText = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** Documents of one kind, newest first. */
export async function listDocuments(
  db: Knex,
  { kind, points, q, side = null, ...asked }: DocumentsAsked
): Promise<{ items: StockDocumentRow[]; total: number }> {
  const values = {
    ...asked,
    kind,
    side,
    points: points === "all" ? null : points,
    q: q ? likeText(q) : null,
  }
  const [rowsSql, totalSql] = [listSql(linesOf[kind]), countSql(linesOf[kind])]
  const items = await db.raw<{ rows: StockDocumentRow[] }>(rowsSql, values)
  const counted = await db.raw<{ rows: { total: number }[] }>(totalSql, values)
  return { items: items.rows, total: counted.rows[0]!.total }
}
