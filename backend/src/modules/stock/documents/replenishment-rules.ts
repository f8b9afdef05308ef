export type Selling = {
  /** Pieces sold in the last `DAYS_LOOKED_AT` days, returns taken off. */
  sold: number
  available: number
  /** Sent to the place or asked for, and not there yet. */
  on_the_way: number
  safety: number
  /** Months (1–12) in which the goods are sold; null for all the year. */
  season: readonly number[] | null
  pack_size: number
}
export type Plan = { month: number; cover_days: number; lead_days: number }

export const DAYS_LOOKED_AT = 28

/** Pieces a day, by what was sold. Pure. */
export const dailySales = ({ sold }: Pick<Selling, "sold">): number => Math.max(0, sold) / DAYS_LOOKED_AT

/** For how many days what is there lasts; null where nothing is sold. Pure. */
export function daysOfStock(selling: Pick<Selling, "sold" | "available">): number | null {
  const daily = dailySales(selling)
  return daily === 0 ? null : Math.floor(selling.available / daily)
}

/**
 * How many to ask for: what sells until the next delivery and the days after it, and the safety stock on top, less what is
 * there and on its way, in whole packs. None out of season, and none while stock stays above the safety stock until the
 * delivery. Pure.
 */
export function suggestedQuantity(selling: Selling, { month, cover_days, lead_days }: Plan): number {
  if (selling.season && !selling.season.includes(month)) return 0

  const daily = dailySales(selling)
  const there = selling.available + selling.on_the_way
  if (there >= selling.safety + daily * lead_days && there > 0) return 0

  const wanted = selling.safety + daily * (lead_days + cover_days) - there
  return Math.ceil(wanted / selling.pack_size) * selling.pack_size
}

type UncoveredReason = "out_of_season" | "unsold" | "on_the_way"

/** Why nothing is suggested for goods that are short: what they lack to be asked for. Pure. */
export function whyNotSuggested(selling: Selling, { month }: Pick<Plan, "month">): UncoveredReason {
  if (selling.season && !selling.season.includes(month)) return "out_of_season"
  return selling.on_the_way > 0 ? "on_the_way" : "unsold"
}
