import type { StocktakeLine } from "../../../contract"
import { type Count, type CountEntry, countOf, varianceOf } from "./stocktake-rules"

/** A line as it is kept; the figures are those it was posted with. */
export type LineRow = Pick<
  StocktakeLine,
  "inventory_item_id" | "variant_id" | "sku" | "title" | "needs_recount" | "reason" | "note" | "settle"
> & {
  started_stocked: number
  /** On the books when `settle` was chosen. */
  settled_at_stock: number | null
  is_open: boolean
  counted: number | null
  expected_at_count: number | null
  moved_since: number | null
  difference: number | null
}
export type EntryRow = CountEntry & { inventory_item_id: string; round: 1 | 2 }
/** Pieces on the books when the counting of an item began, when it ended, and now. */
export type Books = { inventory_item_id: string; at_first: number; at_count: number; now: number }

/** What was counted in each round, and what holds: the second count where there is one. */
export type Rounds = { first: Count | null; second: Count | null; final: Count | null }

const BLANK: Rounds = { first: null, second: null, final: null }

/** The counts of every item that somebody counted. Pure. */
export function roundsByItem(entries: readonly EntryRow[]): Map<string, Rounds> {
  const byItem = new Map<string, EntryRow[]>()
  for (const entry of entries) {
    const own = byItem.get(entry.inventory_item_id)
    if (own) own.push(entry)
    else byItem.set(entry.inventory_item_id, [entry])
  }
  return new Map([...byItem].map(([item, own]) => [item, roundsOf(own)]))
}

function roundsOf(entries: readonly EntryRow[]): Rounds {
  const first = countOf(entries.filter(({ round }) => round === 1))
  const again = entries.filter(({ round }) => round === 2)
  const second = countOf(again)
  // Who makes the second count blank does not mean the first one, which it stands in for.
  return { first, second, final: again.length > 0 ? second : first }
}

/**
 * The line with what was counted and what the books say to it. What was posted shows the figures it was posted with; of a count
 * that was given up what was counted stays, compared with nothing. Pure.
 */
export function lineOf(row: LineRow, rounds: Rounds | undefined, books: Books | undefined): StocktakeLine {
  const { first, second, final } = rounds ?? BLANK
  const { is_open, counted, expected_at_count, moved_since, difference, settled_at_stock, ...line } = row
  const shared = {
    ...line,
    first_counted: first?.counted ?? null,
    second_counted: second?.counted ?? null,
    counted_at: final?.until ?? null,
  }
  if (!is_open) {
    const variance = counted === null || expected_at_count === null ? null : counted - expected_at_count
    const figures = { counted: counted ?? final?.counted ?? null, expected_at_count, moved_since }
    return { ...shared, ...figures, variance, difference, must_choose: false }
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
    settled_at_stock,
  })
  return { ...shared, counted: final.counted, expected_at_count: books.at_count, ...figures }
}
