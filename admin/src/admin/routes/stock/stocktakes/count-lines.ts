import type { StockLevelRow, Stocktake, StocktakeLine } from "@baixian/backend/contract"
import type { HowTaken, ImportedLine } from "../../../ui/stock/import/take-over"

/** Goods as the counting page knows them. Of a line of the count nothing more is known, and nothing more is asked. */
export type CountedGoods = Pick<StocktakeLine, "inventory_item_id" | "title"> &
  Partial<Pick<StockLevelRow, "categories">> & { stocked?: number | null }

/** What a code stands for on this device, without asking anybody. */
export type Codes = ReadonlyMap<string, CountedGoods>

/** Bar codes and SKUs of a place's goods and of the count's own lines. Pure. */
export function codesOf(goods: readonly StockLevelRow[], lines: readonly StocktakeLine[]): Codes {
  const codes = new Map<string, CountedGoods>()
  for (const { inventory_item_id, title, sku } of lines)
    if (sku) codes.set(sku.toUpperCase(), { inventory_item_id, title })
  for (const { inventory_item_id, title, sku, barcode, categories, stocked } of goods)
    for (const code of [sku, barcode])
      if (code) codes.set(code.toUpperCase(), { inventory_item_id, title, categories, stocked })
  return codes
}

/**
 * What is on the list is counted. Beyond it a whole place takes in everything, a category what is filed in it or below it, a
 * shelf what the books have none of here: other goods may lie elsewhere too. The server has the last word. Pure.
 */
export function isInScope(
  { scope_kind, scope_label }: Pick<Stocktake, "scope_kind" | "scope_label">,
  lines: readonly StocktakeLine[],
  { inventory_item_id, categories = [], stocked }: CountedGoods
): boolean {
  if (scope_kind === "place" || lines.some((line) => line.inventory_item_id === inventory_item_id))
    return true
  return scope_kind === "category" ? categories.includes(scope_label ?? "") : stocked === 0
}

/** What a sheet's row says in a count: how many there are, or how many more than were counted; null for none more. Pure. */
export function saidBy(
  { values }: Pick<ImportedLine, "values">,
  counted: number | null,
  how: HowTaken
): { kind: "typed" | "scan"; quantity: number } | null {
  const quantity = Number(values.quantity ?? 0)
  if (how === "replace" || counted === null) return { kind: "typed", quantity }
  return quantity > 0 ? { kind: "scan", quantity } : null
}

/** A list to choose from is no longer than this; more asks for another word. */
const MOST_HITS = 8

/** Lines whose name or SKU has the text, of a second count those that are counted in it; known without a network. Pure. */
export function linesNamed(
  lines: readonly StocktakeLine[],
  text: string,
  isRecount: boolean
): StocktakeLine[] {
  const none = () => null
  return shownLines(lines, none, { isRecount, find: text, onlyLeft: false })
    .slice(0, MOST_HITS)
    .map(({ line }) => line)
}

/** A line as the counter sees it now. */
export type ShownLine = { line: StocktakeLine; counted: number | null }

/** Lines that are counted now, in a second count those that differed, with what was counted; those still to count first when asked for alone. Pure. */
export function shownLines(
  lines: readonly StocktakeLine[],
  counted: (item: string) => number | null,
  { isRecount, find, onlyLeft }: { isRecount: boolean; find: string; onlyLeft: boolean }
): ShownLine[] {
  const text = find.trim().toLowerCase()
  return lines
    .filter(({ needs_recount }) => !isRecount || needs_recount)
    .map((line) => ({ line, counted: counted(line.inventory_item_id) }))
    .filter(
      ({ line, counted: pieces }) =>
        (!onlyLeft || pieces === null) &&
        (text === "" ||
          line.title.toLowerCase().includes(text) ||
          (line.sku?.toLowerCase().includes(text) ?? false))
    )
}

/** How far the round is. Pure. */
export function progressOf(
  lines: readonly StocktakeLine[],
  counted: (item: string) => number | null,
  isRecount: boolean
): { lines: number; counted: number; left: number } {
  const shown = shownLines(lines, counted, { isRecount, find: "", onlyLeft: false })
  const done = shown.filter((line) => line.counted !== null).length
  return { lines: shown.length, counted: done, left: shown.length - done }
}

/**
 * Lines of a second count with what was counted on this device and the server has not answered yet: the difference is against
 * the books as they were last read, and what posting would add is unknown until the next answer. Pure.
 */
export const asRecounted = (
  lines: readonly StocktakeLine[],
  recounted: (item: string) => number | null
): StocktakeLine[] =>
  lines.map((line) => {
    const counted = recounted(line.inventory_item_id)
    if (!line.needs_recount || counted === line.second_counted) return line
    const { expected_at_count } = line
    const variance = counted === null || expected_at_count === null ? null : counted - expected_at_count
    return { ...line, counted, second_counted: counted, variance, difference: null, must_choose: false }
  })

/** Lines whose difference somebody has to explain; in a blind second count every line of it may be one. Pure. */
export const differing = (lines: readonly StocktakeLine[], isBlindRecount: boolean): StocktakeLine[] =>
  lines.filter(({ variance, needs_recount }) =>
    isBlindRecount ? needs_recount : variance !== null && variance !== 0
  )

/** What approving would do to the books. Pure. */
export function varianceSums(lines: readonly StocktakeLine[]) {
  return lines.reduce(
    (sum, { counted, variance, difference }) => ({
      lines: sum.lines + (variance ? 1 : 0),
      plus: sum.plus + Math.max(0, difference ?? 0),
      minus: sum.minus + Math.max(0, -(difference ?? 0)),
      blank: sum.blank + (counted === null ? 1 : 0),
    }),
    { lines: 0, plus: 0, minus: 0, blank: 0 }
  )
}

/**
 * What the differences are worth at the shop's prices, in fen: by inventory item and in all; null where a price is not known, and
 * in all when one is missing. Pure.
 */
export function varianceValues(
  lines: readonly Pick<StocktakeLine, "inventory_item_id" | "variance">[],
  goods: readonly Pick<StockLevelRow, "inventory_item_id" | "price_fen">[]
): { of: ReadonlyMap<string, number>; total: number | null } {
  const priceOf = new Map(goods.map(({ inventory_item_id, price_fen }) => [inventory_item_id, price_fen]))
  const of = new Map(
    lines.flatMap(({ inventory_item_id, variance }) => {
      const price = priceOf.get(inventory_item_id)
      return price === undefined ? [] : [[inventory_item_id, (variance ?? 0) * price] as const]
    })
  )
  const total = [...of.values()].reduce((sum, value) => sum + value, 0)
  return { of, total: of.size === lines.length ? total : null }
}

/** "+3", "−2", "0". Pure. */
export const signed = (pieces: number | null): string =>
  pieces === null ? "—" : pieces > 0 ? `+${pieces}` : pieces < 0 ? `−${-pieces}` : "0"
