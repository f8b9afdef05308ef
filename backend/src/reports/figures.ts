/** Share of a whole or change against a base; null ("—") when the base is nothing or negative (domain.md §11). */
export function ratio(part: number, base: number | null): number | null {
  return base !== null && base > 0 ? part / base : null
}

/** (this − base) ÷ base; null when the base is nothing or negative. */
export function change(now: number, base: number): number | null {
  return base > 0 ? (now - base) / base : null
}

/** Completion less schedule, in percentage points; null when either is undefined. */
export function gapPoints(completion: number | null, schedule: number | null): number | null {
  return completion === null || schedule === null ? null : (completion - schedule) * 100
}

/**
 * Ranks by amount, largest first; equals share a rank and the next rank skips (1, 2, 2, 4). Nobody has a rank while nobody
 * sold anything: everybody first is no ranking.
 */
export function ranks(amounts: ReadonlyMap<string, number>): Map<string, number> {
  if ([...amounts.values()].every((amount) => amount === 0)) return new Map()

  const sorted = [...amounts.values()].sort((a, b) => b - a)
  const rankOf = new Map<number, number>()
  sorted.forEach((amount, index) => {
    if (!rankOf.has(amount)) rankOf.set(amount, index + 1)
  })
  return new Map([...amounts].map(([code, amount]) => [code, rankOf.get(amount)!]))
}

/** Places won since an earlier ranking, negative when lost; null where one of the two is no ranking. */
export function rankChange(now: number | null, before: number | undefined): number | null {
  return now === null || before === undefined ? null : before - now
}
