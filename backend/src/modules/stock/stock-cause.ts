/** Why a level changed. `unattributed` is what nobody gave a reason for; the data-quality board lists it. */
export const STOCK_REASONS = [
  "opening",
  "receipt",
  "transfer_out",
  "transfer_in",
  "stocktake",
  "write_off",
  "sale",
  "sale_return",
  "fulfilment",
  "fulfilment_cancelled",
  "order_return",
  "reservation",
  "adjustment",
  "level_removed",
  "repair",
  "unattributed",
] as const
export type StockReason = (typeof STOCK_REASONS)[number]

/** Who changed stock, why, and by which document. The journal's triggers read it from the transaction. */
export type StockCause = {
  reason: StockReason
  document?: { kind: string; id: string; number?: string }
  person?: { id: string; name: string }
}

/** As the triggers read it. Pure. */
export function causeText({ reason, document, person }: StockCause): string {
  return JSON.stringify({
    reason,
    document_kind: document?.kind,
    document_id: document?.id,
    document_number: document?.number,
    person_id: person?.id,
    person_name: person?.name,
  })
}
