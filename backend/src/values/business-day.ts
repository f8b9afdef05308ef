import { z } from "@medusajs/framework/zod"
import { said } from "./said"

/** A date on the calendar in Shanghai, `YYYY-MM-DD`, in a year whose neighbours can be compared. Compares as text. */
export const BusinessDay = z.iso
  .date(said("应为日期，例如 2026-08-31。", "Expected a day such as 2026-08-31."))
  .refine(
    (day) => day >= "1900-01-01" && day < "2200-01-01",
    said("日期应在 1900 至 2199 年之间。", "Expected a day from 1900 to 2199.")
  )
  .brand<"BusinessDay">()
export type BusinessDay = z.infer<typeof BusinessDay>

/** A calendar month in Shanghai, `YYYY-MM`. */
export const BusinessMonth = z
  .string()
  .regex(
    /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/,
    said("应为月份，例如 2026-08。", "Expected a month such as 2026-08.")
  )
  .brand<"BusinessMonth">()
export type BusinessMonth = z.infer<typeof BusinessMonth>

/** Half-open: `from ≤ day < until`. */
export type Period = { from: BusinessDay; until: BusinessDay }

const shanghai = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" })

/** The day on a clock in Shanghai, wherever the server stands. */
export function businessDay(instant: Date): BusinessDay {
  return shanghai.format(instant) as BusinessDay // the formatter writes exactly this shape
}

/** The instant a business day begins. China has had no summer time since 1991, so +08:00 is exact for our data. */
export function startsAt(day: BusinessDay): Date {
  return new Date(`${day}T00:00:00+08:00`)
}

export function addDays(day: BusinessDay, days: number): BusinessDay {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10) as BusinessDay
}

export function monthOf(day: BusinessDay): BusinessMonth {
  return day.slice(0, 7) as BusinessMonth
}

export function addMonths(month: BusinessMonth, months: number): BusinessMonth {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months
  const year = Math.floor(index / 12)
  return `${String(year).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}` as BusinessMonth
}

export function firstDayOf(month: BusinessMonth): BusinessDay {
  return `${month}-01` as BusinessDay
}

export function periodOfMonth(month: BusinessMonth): Period {
  return { from: firstDayOf(month), until: firstDayOf(addMonths(month, 1)) }
}

/** The same calendar span `months` earlier or later; a day past the month's end becomes the month's last day + 0. */
export function shiftMonths(day: BusinessDay, months: number): BusinessDay {
  const month = addMonths(monthOf(day), months)
  const last = Number(addDays(firstDayOf(addMonths(month, 1)), -1).slice(8))
  return `${month}-${String(Math.min(Number(day.slice(8)), last)).padStart(2, "0")}` as BusinessDay
}

/** 1 January of the year of the period's last day: where "this year so far" begins. */
export function yearStart(until: BusinessDay): BusinessDay {
  return `${addDays(until, -1).slice(0, 4)}-01-01` as BusinessDay
}

/** True when the period is exactly one calendar month: only then 环比 compares with the month before. */
export function isWholeMonth({ from, until }: Period): boolean {
  return from.endsWith("-01") && until === firstDayOf(addMonths(monthOf(from), 1))
}
