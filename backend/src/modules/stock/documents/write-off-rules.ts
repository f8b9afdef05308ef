import type { StockWriteOffReason } from "../../../contract"
import { lotsOnHand, pickLots, type RecordedLot } from "./lot-rules"

/** What somebody may write off alone, per document. */
export type WriteOffLimit = { fen: number; pieces: number }

/** What a document gives up. Pure. */
export function writeOffTotal(lines: readonly { quantity: number; unit_fen: number }[]): {
  pieces: number
  value_fen: number
} {
  return lines.reduce(
    (sum, { quantity, unit_fen }) => ({
      pieces: sum.pieces + quantity,
      value_fen: sum.value_fen + quantity * unit_fen,
    }),
    { pieces: 0, value_fen: 0 }
  )
}

/** Above either limit another person must agree; at the limit the author may post alone. Pure. */
export const asksForApproval = (
  { pieces, value_fen }: { pieces: number; value_fen: number },
  limit: WriteOffLimit
): boolean => pieces > limit.pieces || value_fen > limit.fen

/** A line as lots see it; `lot_id` null where its writer named none. */
export type WrittenOff = { lot_id: string | null; quantity: number; reason: StockWriteOffReason }
type LotPieces = { lot_id: string; quantity: number }

const isNamed = (line: WrittenOff): line is WrittenOff & LotPieces => line.lot_id !== null

function without(lots: readonly RecordedLot[], taken: readonly LotPieces[]): RecordedLot[] {
  return lots.map((lot) => ({
    ...lot,
    recorded: taken.reduce(
      (left, { lot_id, quantity }) => (lot_id === lot.lot_id ? left - quantity : left),
      lot.recorded
    ),
  }))
}

/** Lots of which the lines together name more than documents brought. Pure. */
export function overdrawnLots(lines: readonly WrittenOff[], lots: readonly RecordedLot[]): Set<string> {
  const left = new Map(lots.map(({ lot_id, recorded }) => [lot_id, recorded]))
  for (const { lot_id, quantity } of lines.filter(isNamed))
    left.set(lot_id, (left.get(lot_id) ?? 0) - quantity)
  return new Set([...left].flatMap(([lot_id, pieces]) => (pieces < 0 ? [lot_id] : [])))
}

/**
 * Which lots of one item the lines take at a place that has `stocked` pieces: those they name, then of what is left the first
 * to expire. What is written off as past its end is looked for among lots past their end. Pure.
 */
export function lotsWrittenOff(
  lines: readonly WrittenOff[],
  lots: readonly RecordedLot[],
  { stocked, today }: { stocked: number; today: string }
): LotPieces[] {
  const taken: LotPieces[] = lines.filter(isNamed).map(({ lot_id, quantity }) => ({ lot_id, quantity }))
  let here = taken.reduce((left, { quantity }) => left - quantity, stocked)
  for (const { quantity, reason } of lines.filter((line) => !isNamed(line))) {
    const left = lotsOnHand(without(lots, taken), here).lots
    taken.push(...pickLots(left, quantity, reason === "expired" ? "0000-01-01" : today))
    here -= quantity
  }
  return taken
}
