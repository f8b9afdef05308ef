/** A wall asks gently, and more and more rarely while nobody answers. */
const EVERY_MS = 5_000
const AT_MOST_MS = 60_000

/** How long to wait before asking again, after so many failures in a row. */
export const waitMs = (failures: number): number =>
  Math.min(AT_MOST_MS, EVERY_MS * 2 ** Math.max(0, failures - 1))

/** An answer older than this is said to be old, whatever the reason. */
export const OLD_MS = 15_000
