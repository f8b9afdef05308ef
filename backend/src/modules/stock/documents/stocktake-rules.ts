/**
 * One thing a counter did. `scan` adds, `typed` says how many there are, `cleared` makes it blank again. `seq` is the order
 * in which they arrived, which decides between two of one instant.
 */
export type CountEntry = {
  seq: number
  kind: "scan" | "typed" | "cleared"
  quantity: number
  counted_at: string
}

/** What the entries say: how many, and between which instants they were counted. */
export type Count = { counted: number; from: string; until: string }

/**
 * Adds the entries of one round up, in the order in which they were counted, whatever order they arrived in. Null is blank:
 * not counted, which is not zero. Pure.
 */
export function countOf(entries: readonly CountEntry[]): Count | null {
  const inOrder = [...entries].sort((a, b) =>
    a.counted_at === b.counted_at ? a.seq - b.seq : a.counted_at < b.counted_at ? -1 : 1
  )
  return inOrder.reduce<Count | null>((count, { kind, quantity, counted_at }) => {
    if (kind === "cleared") return null
    if (kind === "typed" || !count) return { counted: quantity, from: counted_at, until: counted_at }
    return { ...count, counted: count.counted + quantity, until: counted_at }
  }, null)
}

/** A line as the approver sees it. Stock figures are the level's at that instant, by the journal. */
export type CountedLine = {
  counted: number | null
  /** On the books when the count ended. */
  expected_at_count: number
  /** On the books when the counting of this line began; another number means it was sold while it was counted. */
  expected_at_first: number
  /** On the books now. */
  stocked_now: number
  settle: "difference" | "count" | null
  /** On the books when `settle` was chosen. */
  settled_at_stock: number | null
}

export type Variance = {
  /** The choice, as far as it still holds: "the shelf holds that many" was said of what had moved until then. */
  settle: CountedLine["settle"]
  /** Counted less what the books said at that moment; null while blank. */
  variance: number | null
  /** What sales and other documents did since the counting of this line began. */
  moved_since: number
  /** What posting adds to the books: null while it must be chosen or is blank. */
  difference: number | null
  /** Goods moved while or after they were counted and the count differs: only a person knows which came first. */
  must_choose: boolean
}

/** Pure. Keeping the difference trusts the moment of counting; keeping the count says the shelf still holds that many. */
export function varianceOf(line: CountedLine): Variance {
  const moved_since = line.stocked_now - line.expected_at_first
  const isStale = line.settle === "count" && line.settled_at_stock !== line.stocked_now
  const settle = isStale ? null : line.settle
  if (line.counted === null)
    return { settle, variance: null, moved_since, difference: null, must_choose: false }

  const variance = line.counted - line.expected_at_count
  const hasMoved =
    line.stocked_now !== line.expected_at_count || line.expected_at_first !== line.expected_at_count
  const must_choose = variance !== 0 && hasMoved && settle === null
  // Where nothing differed there was nothing to choose, and nothing is posted.
  const kept = variance !== 0 && settle === "count" ? line.counted - line.stocked_now : variance
  return { settle, variance, moved_since, difference: must_choose ? null : kept, must_choose }
}

/** Does a variance of this size ask for a second count? Pure. */
export const asksForRecount = (variance: number | null, threshold: number): boolean =>
  variance !== null && variance !== 0 && Math.abs(variance) >= threshold
