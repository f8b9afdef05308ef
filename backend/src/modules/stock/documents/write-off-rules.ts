import {
  type LotOnHand,
  type LotPick,
  pickFirstExpired,
  pickLots,
  type Shelf,
  type StopRule,
  withoutPicks,
} from "./lot-rules"

/** What somebody may write off alone at one place in one business day. */
export type WriteOffLimit = { fen: number; pieces: number }
export type WriteOffAmount = { pieces: number; value_fen: number }

/** What a document gives up. Pure. */
export function writeOffTotal(lines: readonly { quantity: number; unit_fen: number }[]): WriteOffAmount {
  return lines.reduce(
    (sum, { quantity, unit_fen }) => ({
      pieces: sum.pieces + quantity,
      value_fen: sum.value_fen + quantity * unit_fen,
    }),
    { pieces: 0, value_fen: 0 }
  )
}

/**
 * Above either limit, with what they wrote off alone that day, another person must agree; at the limit the author may post
 * alone. Pure.
 */
export const asksForApproval = (
  { pieces, value_fen }: WriteOffAmount,
  { limit, before }: { limit: WriteOffLimit; before: WriteOffAmount }
): boolean => pieces + before.pieces > limit.pieces || value_fen + before.value_fen > limit.fen

type NamingLine = { line: number; lot_id: string | null; lot_code: string | null; quantity: number }

/** Lines whose lot has fewer pieces than all lines that name it take, with how many are `left`. Pure. */
export function shortLots(
  lines: readonly NamingLine[],
  here: readonly LotOnHand[]
): { line: number; lot_code: string; left: number }[] {
  return lines.flatMap(({ line, lot_id, lot_code }) => {
    if (!lot_id) return []
    const left = here.find((lot) => lot.lot_id === lot_id)?.on_hand ?? 0
    const wanted = lines.reduce((sum, other) => (other.lot_id === lot_id ? sum + other.quantity : sum), 0)
    return wanted > left ? [{ line, lot_code: lot_code ?? lot_id, left }] : []
  })
}

type LeavingLine = { inventory_item_id: string; lot_id: string | null; quantity: number; reason: string }

/**
 * Which lots the lines take: the named ones first, then for each line that names none what `pickLots` says of what is left.
 * The shelves must have what the lines name (`shortLots`). Pure.
 */
export function lotsWrittenOff(
  lines: readonly LeavingLine[],
  shelves: ReadonlyMap<string, Shelf>,
  at: { today: string; rule: StopRule }
): LotPick[] {
  const taken = lines.flatMap(({ lot_id, quantity }) => (lot_id ? [{ lot_id, quantity }] : []))
  const left = new Map([...shelves].map(([item, shelf]) => [item, withoutPicks(shelf, taken)]))
  for (const { inventory_item_id, lot_id, quantity, reason } of lines) {
    const shelf = left.get(inventory_item_id)
    if (lot_id || !shelf) continue
    // What is written off as past its end is looked for among lots past their end.
    const picks =
      reason === "expired" ? pickFirstExpired(shelf.lots, quantity) : pickLots(shelf, quantity, at)
    const named = picks.reduce((sum, pick) => sum + pick.quantity, 0)
    taken.push(...picks)
    left.set(inventory_item_id, {
      ...withoutPicks(shelf, picks),
      unnamed: Math.max(0, shelf.unnamed - (quantity - named)),
    })
  }
  return taken
}
