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
