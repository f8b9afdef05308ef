import type { StocktakeLine, StockVarianceReason } from "@baixian/backend/contract"

export const VARIANCE_REASONS = ["shrinkage", "expired", "stolen", "book_error", "other"] as const

/** What was chosen of one line and is not saved yet. */
export type Explained = {
  reason: StockVarianceReason | null
  note: string
  settle: StocktakeLine["settle"]
}
/** By inventory item. */
export type Reasons = Record<string, Explained>

export const isReasons = (value: unknown): value is Reasons => typeof value === "object" && value !== null

/** What a line shows: what was chosen here, else what is saved. Pure. */
export const explainedOf = (reasons: Reasons, line: StocktakeLine): Explained =>
  reasons[line.inventory_item_id] ?? { reason: line.reason, note: line.note ?? "", settle: line.settle }

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
    const chosen = reasons[line.inventory_item_id]
    if (!chosen) return []
    const note = chosen.note.trim() || null
    const isSame = chosen.reason === line.reason && note === line.note && chosen.settle === line.settle
    if (isSame) return []
    return [{ inventory_item_id: line.inventory_item_id, reason: chosen.reason, note, settle: chosen.settle }]
  })
}
