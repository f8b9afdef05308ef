/** A wall asks gently, and more and more rarely while nobody answers. */
const EVERY_MS = 5_000
const AT_MOST_MS = 60_000

/** How long to wait before asking again, after so many failures in a row. */
export const waitMs = (failures: number): number =>
  Math.min(AT_MOST_MS, EVERY_MS * 2 ** Math.max(0, failures - 1))

const OLD_MS = 15_000
const CLOCKS_APART_MS = 2_000

/**
 * An answer that came so long ago is said to be old, whatever the reason. By this machine's clock alone: an office computer
 * may be minutes off, which makes no figure old.
 */
export const isOld = (answeredAt: number, now: number): boolean => now - answeredAt > OLD_MS

/** How far the server's clock is ahead of this machine's, where it is more than an answer's way: a wall shows the right time. */
export function clockOffsetMs(cut_off: string, answeredAt: number): number {
  const apart = Date.parse(cut_off) - answeredAt

  return Math.abs(apart) > CLOCKS_APART_MS ? apart : 0
}
