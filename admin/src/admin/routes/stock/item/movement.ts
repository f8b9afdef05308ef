import type { StockMovementRow } from "../../../api/stock-movements"

/** Why a level moved, as the journal writes it; a reason that is new there is called `other` here. */
export const REASONS = [
  "sale",
  "sale_return",
  "receipt",
  "transfer_in",
  "transfer_out",
  "stocktake",
  "write_off",
  "fulfilment",
  "fulfilment_cancelled",
  "order_return",
  "reservation",
  "adjustment",
  "opening",
  "level_removed",
  "repair",
  "unattributed",
] as const

/** A reason that has words. Pure. */
export const reasonOf = (text: string): (typeof REASONS)[number] | "other" =>
  REASONS.find((reason) => reason === text) ?? "other"

const paths: Readonly<Record<string, string>> = {
  receipt: "/stock/receipts",
  transfer: "/stock/transfers",
  stocktake: "/stock/stocktakes",
  write_off: "/stock/write-offs",
  order: "/orders",
}

/** Where the page of a movement's document is; null for a document without one, or one that is not in the menu. Pure. */
export function pageOfDocument(
  { document_kind, document_id }: Pick<StockMovementRow, "document_kind" | "document_id">,
  menu: readonly string[]
): string | null {
  const path = document_kind === null ? undefined : paths[document_kind]
  if (!path || !document_id || !menu.includes(path)) return null

  return `${path}/${encodeURIComponent(document_id)}`
}

/** 5 → "+5", −3 → "−3". Pure. */
export const signed = (delta: number): string => (delta > 0 ? `+${delta}` : `−${Math.abs(delta)}`)
