import {
  addDays,
  addMonths,
  firstDayOf,
  isWholeMonth,
  monthOf,
  shiftMonths,
  yearStart,
  type BusinessDay,
  type BusinessMonth,
  type Period,
} from "../values/business-day"
import { springFestival } from "./spring-festival"

/** A report's period and everything it is compared with, all half-open. */
export type ComparedPeriods = {
  period: Period
  /** 环比: the month before a whole month; otherwise the same number of days just before. */
  before: Period
  /** 同比: the same days a year earlier; 春节同期: as many days, as far from the Spring Festival of the year before. */
  last_year: Period
  /** 本年累计: 1 January of the period's last day's year up to `until`. */
  year: Period
  /** The same span a year earlier. */
  previous_year: Period
  /** 本年累计 up to the period's start, for the change of rank; empty in January. */
  year_before: Period
}

/** What last year is compared by: the date, or the distance to the Spring Festival, which moves by up to four weeks. */
export const COMPARE = ["calendar", "festival"] as const
export type Compare = (typeof COMPARE)[number]

export function comparedPeriods(period: Period, compare: Compare = "calendar"): ComparedPeriods {
  const from = yearStart(period.until)
  const year = { from, until: period.until }
  return {
    period,
    before: isWholeMonth(period)
      ? { from: shiftMonths(period.from, -1), until: period.from }
      : { from: addDays(period.from, -daysIn(period)), until: period.from },
    last_year: compare === "festival" ? festivalEarlier(period) : yearEarlier(period),
    year,
    previous_year: yearEarlier(year),
    year_before: { from, until: period.from < from ? from : period.from },
  }
}

/** A running month and its year up to and including today, and as many days of what they are compared with. */
export function daysToDate(
  today: BusinessDay
): Record<"month" | "month_before" | "last_year" | "year" | "previous_year", Period> {
  const until = addDays(today, 1)
  const month = { from: firstDayOf(monthOf(today)), until }
  const year = { from: yearStart(until), until }
  return {
    month,
    // In a shorter month before, all of it.
    month_before: { from: shiftMonths(month.from, -1), until: addDays(shiftMonths(today, -1), 1) },
    last_year: yearEarlier(month),
    year,
    previous_year: yearEarlier(year),
  }
}

/** What a report says of its comparisons. */
export const comparedDays = ({ before, last_year }: ComparedPeriods) => ({ before, last_year })

/** The part of a month's target that is due at `as_of` (exclusive): all, none, or the days that have passed. */
export function dueTarget(month: BusinessMonth, amount_fen: number, as_of: BusinessDay): number {
  const from = firstDayOf(month)
  const until = firstDayOf(addMonths(month, 1))
  if (as_of >= until) return amount_fen
  if (as_of <= from) return 0
  return Math.floor((amount_fen * daysIn({ from, until: as_of })) / daysIn({ from, until }))
}

/** What lies in the future is not yet due: reports of the running month speak to the end of today. */
export function asOf(until: BusinessDay, today: BusinessDay): BusinessDay {
  const tomorrow = addDays(today, 1)
  return until < tomorrow ? until : tomorrow
}

export function daysIn({ from, until }: Period): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000)
}

/** The months up to and including `month`, oldest first. */
export function monthsUntil(month: BusinessMonth, count: number): BusinessMonth[] {
  return Array.from({ length: count }, (_, index) => addMonths(month, index - count + 1))
}

function festivalEarlier({ from, until }: Period): Period {
  const year = Number(addDays(until, -1).slice(0, 4))
  const apart = daysIn({ from: springFestival(year - 1), until: springFestival(year) })
  return { from: addDays(from, -apart), until: addDays(until, -apart) }
}

function yearEarlier(period: Period): Period {
  // The exclusive end is shifted as the last day plus one, so that a period to 29 February keeps its length in days.
  const from = shiftMonths(period.from, -12)
  return {
    from,
    until: period.until.endsWith("-01")
      ? shiftMonths(period.until, -12)
      : addDays(shiftMonths(addDays(period.until, -1), -12), 1),
  }
}
