/** A month `YYYY-MM` and a day `YYYY-MM-DD` on the calendar of Asia/Shanghai; periods are half-open. */
export type Period = { from: string; until: string }

const shanghai = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" })

/** The day in Shanghai at this instant. */
export const businessDay = (instant: Date): string => shanghai.format(instant)

/** The month in Shanghai at this instant. */
export const businessMonth = (instant: Date): string => businessDay(instant).slice(0, 7)

export const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text)

/** A day that exists: 2026-02-30 does not. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && daysAfter(text, 0) === text

/** "2026-01", −1 → "2025-12". */
export function monthsAfter(month: string, count: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count

  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`
}

/** "2026-02-28", 1 → "2026-03-01". */
export function daysAfter(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`)

  return new Date(date.getTime() + count * 86_400_000).toISOString().slice(0, 10)
}

/** "2026-11" → from 2026-11-01 until 2026-12-01. */
export const monthPeriod = (month: string): Period => ({
  from: `${month}-01`,
  until: `${monthsAfter(month, 1)}-01`,
})

/** The whole month a period is, or null: words say "this month" only then. */
export function monthOf(period: Period): string | null {
  const month = period.from.slice(0, 7)
  const whole = monthPeriod(month)

  return whole.from === period.from && whole.until === period.until ? month : null
}

/** [1 January of the year of the period's last day, until): what "year to date" speaks of. */
export function yearToDate(period: Period): Period {
  return { from: `${daysAfter(period.until, -1).slice(0, 4)}-01-01`, until: period.until }
}
