import { isDay, type Period } from "./business-month"
import { lastDayOf, untilOf } from "./report-state"

/** Two days as they stand in their fields, the second still included; either may be half typed. */
export type DaysDraft = { from: string; to: string }

/** `reversed`: the last day is before the first; `incomplete`: one of them is no day yet. */
export type DaysFault = "reversed" | "incomplete"

export const draftOf = (period: Period): DaysDraft => ({ from: period.from, to: lastDayOf(period) })

export const FIRST_DAY = "2000-01-01"
export const LAST_DAY = "2099-12-31"

/** While a year is typed a field holds the days of 0002, 0020 and 0202 first: nobody means those. */
const isMeant = (day: string): boolean => isDay(day) && day >= FIRST_DAY && day <= LAST_DAY

/** What is wrong with two days; null when they are a period. */
export function faultOf({ from, to }: DaysDraft): DaysFault | null {
  if (!isMeant(from) || !isMeant(to)) return "incomplete"

  return from <= to ? null : "reversed"
}

/** The period two days mean; null while they mean none. */
export const periodOf = (draft: DaysDraft): Period | null =>
  faultOf(draft) === null ? { from: draft.from, until: untilOf(draft.to) } : null

export const isSamePeriod = (one: Period, other: Period): boolean =>
  one.from === other.from && one.until === other.until
