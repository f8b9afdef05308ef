import type { StockDifferenceReason } from "../../../contract"
import type { Place } from "./place"
import type { SaidFields } from "./refusal"

/** Pieces of one line, as the document counts them. */
export type TransferCounts = { dispatched: number; received: number; lost: number }

/** What left and neither arrived nor was given up. Pure. */
export const inTransit = ({ dispatched, received, lost }: TransferCounts): number =>
  dispatched - received - lost

/** The hub that a place belongs to; a hub is its own. Pure. */
export const hubOf = ({ kind, code, hub_code }: Place): string | null => (kind === "hub" ? code : hub_code)

/** Goods go between a hub and its counters, among them, and from hub to hub. Pure. */
export function mayTransfer(from: Place, to: Place): boolean {
  if (from.code === to.code) return false
  if (from.kind === "hub" && to.kind === "hub") return true
  const hub = hubOf(from)
  return hub !== null && hub === hubOf(to)
}

export type Arrival = {
  line: number
  received: number
  lost: number
  reason: StockDifferenceReason | null
  note: string | null
}

/** What is wrong with what a receiver wrote, by line. Pure. */
export function arrivalFaults(
  arrivals: readonly Arrival[],
  lines: ReadonlyMap<number, TransferCounts>
): SaidFields {
  const fields: SaidFields = {}
  const seen = new Set<number>()
  arrivals.forEach(({ line, received, lost, reason }, index) => {
    const counts = lines.get(line)
    if (!counts || seen.has(line)) {
      fields[`lines.${index}.line`] = {
        chinese: `调拨单没有第 ${line} 行，或这一行写了两次。`,
        english: `The transfer has no line ${line}, or it is given twice.`,
      }
      return
    }
    seen.add(line)
    const transit = inTransit(counts)
    if (received + lost > transit) {
      fields[`lines.${index}.received`] = {
        chinese: `在途只有 ${transit} 件。多出来的请另开收货单。`,
        english: `Only ${transit} are in transit. Write a goods receipt for what is more.`,
      }
    } else if (received + lost < transit || lost > 0) {
      if (reason === null) {
        fields[`lines.${index}.reason`] = {
          chinese: "数量不符，请选择差异原因。",
          english: "The quantity differs; choose a reason.",
        }
      }
    }
  })
  return fields
}
