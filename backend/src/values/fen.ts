import { z } from "@medusajs/framework/zod"

/** Whole fen, 1/100 yuan. Never negative zero, never a fraction. */
export const Fen = z.number().int().brand<"Fen">()
export type Fen = z.infer<typeof Fen>

/**
 * The one place where Medusa's yuan become fen. Takes what Medusa hands out (number, numeric text, BigNumber json) and
 * refuses an amount that is no whole number of fen, because a silently rounded figure can never be traced.
 */
export function fenOfYuan(yuan: number | string): number {
  const isBlank = typeof yuan === "string" && yuan.trim() === ""
  const fen = isBlank ? Number.NaN : Math.round(Number(yuan) * 100)
  if (!Number.isSafeInteger(fen) || Math.abs(fen - Number(yuan) * 100) > 0.005) {
    throw new RangeError(`${yuan} yuan is not a whole number of fen.`)
  }
  return fen === 0 ? 0 : fen
}

/** Rounds half up to the fen, for amounts Medusa itself computed with fractions (taxes, shared discounts). */
export function nearestFen(yuan: number | string): number {
  const fen = Math.round(Number((Number(yuan) * 100).toFixed(4)))
  return fen === 0 ? 0 : fen
}

/**
 * Amounts with fractions of a fen as whole fen that add up to the rounded sum: each takes what the running sum rose by, so
 * that none is more than a fen from its own rounding.
 */
export function fenInSum(yuan: readonly number[]): number[] {
  let sum_yuan = 0
  let sum_fen = 0
  return yuan.map((amount) => {
    sum_yuan += amount
    const part = nearestFen(sum_yuan) - sum_fen
    sum_fen += part
    return part
  })
}

/** Fen → the yuan number Medusa's prices and payments are written in. */
export function yuanOfFen(fen: number): number {
  return fen / 100
}

/**
 * Splits `total` whole units over weights so that the parts sum exactly: floor, then one unit each to the largest
 * remainders, ties to the earlier weight (domain.md §13.5). Negative totals split like their absolute value.
 * Throws when there is something to split and no weight to split it over.
 */
export function splitExactly(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (sum <= 0) {
    if (total === 0) return weights.map(() => 0)
    throw new RangeError("Nothing to split over: all weights are zero.")
  }

  const sign = total < 0 ? -1 : 1
  const size = BigInt(Math.abs(total))
  const whole = BigInt(sum)
  const shares = weights.map((weight, index) => {
    const exact = size * BigInt(weight)
    return { index, floor: Number(exact / whole), remainder: exact % whole }
  })
  let left = Math.abs(total) - shares.reduce((all, share) => all + share.floor, 0)
  const byRemainder = [...shares].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1
  )
  for (const share of byRemainder) {
    if (left === 0) break
    share.floor += 1
    left -= 1
  }
  return shares.map((share) => (share.floor === 0 ? 0 : sign * share.floor))
}
