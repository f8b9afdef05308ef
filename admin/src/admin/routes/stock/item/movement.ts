import type { StockMovementRow } from "@baixian/backend/contract"

/** Why a level moved, in the order in which one looks for it. */
export const REASONS: readonly StockMovementRow["reason"][] = [
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
]

const paths: Readonly<Record<string, string>> = {
  receipt: "/stock/receipts",
  transfer: "/stock/transfers",
  stocktake: "/stock/stocktakes",
  write_off: "/stock/write-offs",
  order: "/orders",
}

/** Where the page of a movement's document is; null for a document without one, or one that is not in the menu. Pure. */
export function pageOfDocument(
  document: StockMovementRow["document"],
  menu: readonly string[]
): string | null {
  const path = document ? paths[document.kind] : undefined
  if (!document || !path || !menu.includes(path)) return null

  return `${path}/${encodeURIComponent(document.id)}`
}

/** 5 → "+5", −3 → "−3". Pure. */
export const signed = (delta: number): string => (delta > 0 ? `+${delta}` : `−${Math.abs(delta)}`)
