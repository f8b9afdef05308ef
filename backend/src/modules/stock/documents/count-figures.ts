import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { StocktakeLine } from "../../../contract"
import { type Books, type EntryRow, lineOf, type LineRow, roundsByItem } from "./count-lines"

const linesSql = `
  SELECT inventory_item_id, variant_id, sku, title, needs_recount, reason, note, settle,
    settled_at_stock::float8 AS settled_at_stock, started_stocked::float8 AS started_stocked, is_open, counted::float8 AS counted,
    expected_at_count::float8 AS expected_at_count, moved_since::float8 AS moved_since, difference::float8 AS difference
  FROM stock_stocktake_line WHERE document_id = :id ORDER BY title, inventory_item_id`
const entriesSql = `
  SELECT seq::float8 AS seq, inventory_item_id, round, kind, quantity::float8 AS quantity,
    to_char(counted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS counted_at
  FROM stock_stocktake_entry WHERE document_id = :id`
// A level without a movement up to then did not exist, or was opened with nothing.
const booksSql = `
  SELECT q.item AS inventory_item_id,
    coalesce((
      SELECT m.stocked_after FROM stock_movement m
      WHERE m.location_id = :location_id AND m.inventory_item_id = q.item AND m.occurred_at <= q.from
      ORDER BY m.id DESC LIMIT 1), 0)::float8 AS at_first,
    coalesce((
      SELECT m.stocked_after FROM stock_movement m
      WHERE m.location_id = :location_id AND m.inventory_item_id = q.item AND m.occurred_at <= q.until
      ORDER BY m.id DESC LIMIT 1), 0)::float8 AS at_count,
    coalesce((
      SELECT l.stocked_quantity FROM inventory_level l
      WHERE l.location_id = :location_id AND l.inventory_item_id = q.item AND l.deleted_at IS NULL), 0)::float8 AS now
  FROM jsonb_to_recordset(CAST(:counts AS jsonb)) AS q (item text, "from" timestamptz, "until" timestamptz)`

/** The lines as they stand now. What was posted shows the figures it was posted with. */
export async function countedLines(
  db: Knex,
  { id, location_id }: { id: string; location_id: string }
): Promise<StocktakeLine[]> {
  const { rows: lines } = await db.raw<{ rows: LineRow[] }>(linesSql, { id })
  const { rows: entries } = await db.raw<{ rows: EntryRow[] }>(entriesSql, { id })
  const rounds = roundsByItem(entries)
  const asked = lines.flatMap(({ inventory_item_id: item }) => {
    const final = rounds.get(item)?.final
    return final ? [{ item, from: final.from, until: final.until }] : []
  })
  const { rows } = await db.raw<{ rows: Books[] }>(booksSql, { location_id, counts: JSON.stringify(asked) })
  const books = new Map(rows.map((row) => [row.inventory_item_id, row]))
  return lines.map((line) =>
    lineOf(line, rounds.get(line.inventory_item_id), books.get(line.inventory_item_id))
  )
}
