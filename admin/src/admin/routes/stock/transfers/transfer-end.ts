import type { StockTransfer } from "@baixian/backend/contract"

/** The end of a transfer that somebody stands at: who sends, who asked and receives, or neither. */
export type TransferEnd = "from" | "to" | null

type Standing = {
  person: { id: string }
  /** The place that is worked at now. */
  at: string | null
  isOwn: (code: string | null) => boolean
}

/**
 * At which end somebody stands. To whom both belong, as to the manager of a hub and its counters: who asked it takes it back
 * and who sent it does not receive it, so that each sees one thing to do. Pure.
 */
export function transferEndOf(transfer: StockTransfer, { person, at, isOwn }: Standing): TransferEnd {
  const { point_code, from_point_code, state, created_by, events } = transfer
  const [sends, receives] = [isOwn(from_point_code), isOwn(point_code)]
  if (!sends || !receives) return sends ? "from" : receives ? "to" : null
  if (state === "requested") return created_by === person.id ? "to" : "from"
  const hasSent = events.some(({ kind, person_id }) => kind === "dispatched" && person_id === person.id)
  return hasSent || at === from_point_code ? "from" : "to"
}
