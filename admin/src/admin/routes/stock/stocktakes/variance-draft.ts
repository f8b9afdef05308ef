import type { StocktakeLine, StockVarianceReason } from "@baixian/backend/contract"

export const VARIANCE_REASONS = ["shrinkage", "expired", "stolen", "book_error", "other"] as const

/** What was chosen of one line and is not saved yet. */
export type Explained = {
  reason: StockVarianceReason | null
  note: string
  settle: StocktakeLine["settle"]
  /** What had moved when `settle` was chosen. */
  moved_since: number | null
}
/** By inventory item. */
export type Reasons = Record<string, Explained>

export const isReasons = (value: unknown): value is Reasons => typeof value === "object" && value !== null

/**
 * What a line shows: what was chosen here, else what is saved. That the count holds was said of what had moved until then;
 * when more has, it is to be chosen again. Pure.
 */
export function explainedOf(reasons: Reasons, line: StocktakeLine): Explained {
  const { reason, settle, moved_since } = line
  const chosen = reasons[line.inventory_item_id]
  if (!chosen) return { reason, note: line.note ?? "", settle, moved_since }
  return chosen.settle === "count" && chosen.moved_since !== moved_since
    ? { ...chosen, settle: null }
    : chosen
}

/** Lines with a difference that lack a reason, or a choice where goods moved meanwhile: which field is missing. Pure. */
export function unexplained(
  reasons: Reasons,
  lines: readonly StocktakeLine[],
  { asksSettle }: { asksSettle: boolean }
): { inventory_item_id: string; field: "reason" | "settle" }[] {
  return lines
    .filter(({ variance }) => variance !== null && variance !== 0)
    .flatMap((line): { inventory_item_id: string; field: "reason" | "settle" }[] => {
      const { reason, settle } = explainedOf(reasons, line)
      const { inventory_item_id } = line
      if (reason === null) return [{ inventory_item_id, field: "reason" }]
      return asksSettle && line.must_choose && settle === null ? [{ inventory_item_id, field: "settle" }] : []
    })
}

/** What has to be saved of these lines; those that are as saved are left out. Pure. */
export function bodyOfReasons(reasons: Reasons, lines: readonly StocktakeLine[]) {
  return lines.flatMap((line) => {
    if (!reasons[line.inventory_item_id]) return []
    const chosen = explainedOf(reasons, line)
    const note = chosen.note.trim() || null
    const isSame = chosen.reason === line.reason && note === line.note && chosen.settle === line.settle
    if (isSame) return []
    const { reason, settle, moved_since } = chosen
    return [{ inventory_item_id: line.inventory_item_id, reason, note, settle, moved_since }]
  })
}
