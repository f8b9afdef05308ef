import type { StockTransfer, StockTransferEvent } from "@baixian/backend/contract"

/** One thing that happened to a transfer, or that is waited for. */
export type Step = {
  kind:
    | StockTransferEvent["kind"]
    | "requested"
    | "refused"
    | "cancelled"
    | "waiting_dispatch"
    | "waiting_receipt"
    | "done"
  quantity: number | null
  who: string | null
  at: string | null
  /** Reasons and notes, as they were given. */
  said: { reason: StockTransferEvent["reason"]; note: string | null }[]
  isToCome: boolean
}

/** What happened, oldest first; what one person did at one moment is one step. The last says what is waited for. Pure. */
export function stepsOf(transfer: StockTransfer): Step[] {
  const begun: Step = {
    kind: "requested",
    quantity: transfer.lines.reduce((sum, { requested }) => sum + requested, 0),
    who: transfer.created_by_name,
    at: transfer.created_at,
    said: [],
    isToCome: false,
  }
  return [begun, ...happened(transfer.events), ...endOf(transfer)]
}

function happened(events: readonly StockTransferEvent[]): Step[] {
  const steps: Step[] = []
  for (const { kind, quantity, person_name, occurred_at, reason, note } of events) {
    // Events of one command are written within its transaction: the same person within a second.
    const same = steps.find(
      (step) =>
        step.kind === kind &&
        step.who === person_name &&
        Math.abs(Date.parse(step.at ?? "") - Date.parse(occurred_at)) < 1_000
    )
    const said = reason || note ? [{ reason, note }] : []
    if (same) {
      same.quantity = (same.quantity ?? 0) + quantity
      same.said.push(...said)
    } else steps.push({ kind, quantity, who: person_name, at: occurred_at, said, isToCome: false })
  }
  return steps
}

function endOf({ state, decision, changed_by_name, changed_at }: StockTransfer): Step[] {
  if (state === "refused" || state === "cancelled")
    return [
      {
        kind: state,
        quantity: null,
        who: changed_by_name,
        at: changed_at,
        said: [{ reason: null, note: decision }],
        isToCome: false,
      },
    ]
  const kind =
    state === "requested" ? "waiting_dispatch" : state === "dispatched" ? "waiting_receipt" : "done"
  return [{ kind, quantity: null, who: null, at: null, said: [], isToCome: kind !== "done" }]
}
