import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { StocktakeLine } from "../../../contract"
import { type CountEntry, countOf, varianceOf } from "./stocktake-rules"

type LineRow = Pick<
  StocktakeLine,
  "inventory_item_id" | "variant_id" | "sku" | "title" | "needs_recount" | "reason" | "note" | "settle"
> & {
  started_stocked: number
  is_open: boolean
  counted: number | null
  expected_at_count: number | null
  moved_since: number | null
  difference: number | null
}
type EntryRow = CountEntry & { inventory_item_id: string; round: 1 | 2 }
type Books = { inventory_item_id: string; at_first: number; at_count: number; now: number }

const linesSql = `
  SELECT inventory_item_id, variant_id, sku, title, needs_recount, reason, note, settle,
    started_stocked::float8 AS started_stocked, is_open, counted::float8 AS counted,
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
  const byLine = new Map<string, EntryRow[]>()
  for (const entry of entries) {
    byLine.set(entry.inventory_item_id, [...(byLine.get(entry.inventory_item_id) ?? []), entry])
  }
  const counts = lines.map(({ inventory_item_id }) => roundsOf(byLine.get(inventory_item_id) ?? []))
  const asked = lines.flatMap(({ inventory_item_id }, index) => {
    const { final } = counts[index]!
    return final ? [{ item: inventory_item_id, from: final.from, until: final.until }] : []
  })
  const { rows } = await db.raw<{ rows: Books[] }>(booksSql, { location_id, counts: JSON.stringify(asked) })
  const books = new Map(rows.map((row) => [row.inventory_item_id, row]))
  return lines.map((line, index) => lineOf(line, counts[index]!, books.get(line.inventory_item_id)))
}

type Rounds = {
  first: ReturnType<typeof countOf>
  second: ReturnType<typeof countOf>
  final: ReturnType<typeof countOf>
}

function roundsOf(entries: readonly EntryRow[]): Rounds {
  const first = countOf(entries.filter(({ round }) => round === 1))
  const again = entries.filter(({ round }) => round === 2)
  const second = countOf(again)
  // Who makes the second count blank does not mean the first one, which it stands in for.
  return { first, second, final: again.length > 0 ? second : first }
}

function lineOf(row: LineRow, { first, second, final }: Rounds, books: Books | undefined): StocktakeLine {
  const { is_open, counted, expected_at_count, moved_since, difference, ...line } = row
  const shared = {
    ...line,
    first_counted: first?.counted ?? null,
    second_counted: second?.counted ?? null,
    counted_at: final?.until ?? null,
  }
  if (!is_open) {
    const variance = counted === null || expected_at_count === null ? null : counted - expected_at_count
    return { ...shared, counted, expected_at_count, moved_since, variance, difference, must_choose: false }
  }
  if (!final || !books) {
    const blank = {
      counted: null,
      expected_at_count: null,
      moved_since: null,
      variance: null,
      difference: null,
    }
    return { ...shared, ...blank, must_choose: false }
  }
  const figures = varianceOf({
    counted: final.counted,
    expected_at_count: books.at_count,
    expected_at_first: books.at_first,
    stocked_now: books.now,
    settle: line.settle,
  })
  return { ...shared, counted: final.counted, expected_at_count: books.at_count, ...figures }
}
