/**
 * Chance without a dice: every sample value depends only on the seed below and on the code of the record it belongs to,
 * so that adding a point, a product or a day changes nothing else (domain.md §15.2).
 */
const SEED = 0x62786a31

/** FNV-1a over the text, then mixed: 32 well-spread bits. */
export function hash(text: string): number {
  let bits = 0x811c9dc5 ^ SEED
  for (let index = 0; index < text.length; index += 1) {
    bits = Math.imul(bits ^ text.charCodeAt(index), 0x01000193)
  }
  return avalanche(bits)
}

/** Combines two hashes into a third; cheap, for the inner loops. */
export function mix(a: number, b: number): number {
  return avalanche(Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35))
}

/** A hash as a fraction, 0 ≤ x < 1. */
export function fraction(bits: number): number {
  return bits / 0x100000000
}

/** One of the choices. Throws on an empty list. */
export function pick<T>(choices: readonly T[], bits: number): T {
  const choice = choices[Math.floor(fraction(bits) * choices.length)]
  if (choice === undefined) throw new RangeError("Nothing to choose from.")
  return choice
}

/** A whole number near `mean`: its floor or the one above, so that the average over many hashes is the mean. */
export function wholeNear(mean: number, bits: number): number {
  const floor = Math.floor(mean)
  return floor + (fraction(bits) < mean - floor ? 1 : 0)
}

export type Weighted<T> = { value: T; hash: number; weight: number }

/**
 * One of the weighted candidates. Each draws its own lot, so that a new candidate only takes what it wins and never
 * reshuffles the rest. Candidates without weight never win; null when there is none with weight.
 */
export function draw<T>(candidates: readonly Weighted<T>[], bits: number): T | null {
  let best = Infinity
  let winner: T | null = null
  for (const candidate of candidates) {
    if (candidate.weight <= 0) continue
    // Exponential waiting times: the shortest wins with a chance in proportion to its weight. The wait is at least
    // u / weight, which spares most candidates the logarithm.
    const u = fraction(mix(bits, candidate.hash))
    if (u >= best * candidate.weight) continue
    const wait = -Math.log1p(-u) / candidate.weight
    if (wait < best) {
      best = wait
      winner = candidate.value
    }
  }
  return winner
}

/** The `count` candidates that would win first. */
export function drawMany<T>(candidates: readonly Weighted<T>[], bits: number, count: number): T[] {
  return candidates
    .filter((candidate) => candidate.weight > 0)
    .map((candidate) => ({
      value: candidate.value,
      wait: -Math.log1p(-fraction(mix(bits, candidate.hash))) / candidate.weight,
    }))
    .sort((a, b) => a.wait - b.wait)
    .slice(0, count)
    .map(({ value }) => value)
}

function avalanche(bits: number): number {
  let mixed = bits ^ (bits >>> 16)
  mixed = Math.imul(mixed, 0x7feb352d)
  mixed ^= mixed >>> 15
  mixed = Math.imul(mixed, 0x846ca68b)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
