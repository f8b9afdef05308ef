import { BusinessDay, BusinessMonth } from "../../values/business-day"
import { asOf, comparedPeriods, daysIn, daysToDate, dueTarget, monthsUntil } from "../periods"

const day = (text: string) => BusinessDay.parse(text)
const month = (text: string) => BusinessMonth.parse(text)
const compared = (from: string, until: string) => comparedPeriods({ from: day(from), until: day(until) })
const span = (from: string, until: string) => ({ from, until })

describe("daysToDate", () => {
  it("compares the days that have passed with as many of the month and the year before", () => {
    expect(daysToDate(day("2026-11-27"))).toEqual({
      month: span("2026-11-01", "2026-11-28"),
      month_before: span("2026-10-01", "2026-10-28"),
      last_year: span("2025-11-01", "2025-11-28"),
      year: span("2026-01-01", "2026-11-28"),
      previous_year: span("2025-01-01", "2025-11-28"),
    })
  })

  it("compares the last days of a long month with all of a shorter one", () => {
    expect(daysToDate(day("2026-03-31"))).toMatchObject({
      month: span("2026-03-01", "2026-04-01"),
      month_before: span("2026-02-01", "2026-03-01"),
      last_year: span("2025-03-01", "2025-04-01"),
    })
  })

  it("keeps 29 February beside the whole of a shorter February", () => {
    expect(daysToDate(day("2028-02-29"))).toMatchObject({
      month: span("2028-02-01", "2028-03-01"),
      last_year: span("2027-02-01", "2027-03-01"),
    })
  })

  it("begins the year on its first day", () => {
    expect(daysToDate(day("2026-01-01"))).toMatchObject({
      month: span("2026-01-01", "2026-01-02"),
      month_before: span("2025-12-01", "2025-12-02"),
      year: span("2026-01-01", "2026-01-02"),
      previous_year: span("2025-01-01", "2025-01-02"),
    })
  })
})

describe("comparedPeriods", () => {
  it("compares a whole month with the month before, however long that was", () => {
    expect(compared("2026-03-01", "2026-04-01")).toEqual({
      period: span("2026-03-01", "2026-04-01"),
      before: span("2026-02-01", "2026-03-01"),
      last_year: span("2025-03-01", "2025-04-01"),
      year: span("2026-01-01", "2026-04-01"),
      previous_year: span("2025-01-01", "2025-04-01"),
      year_before: span("2026-01-01", "2026-03-01"),
    })
  })

  it("compares January with December, and has no earlier part of the year to rank", () => {
    expect(compared("2026-01-01", "2026-02-01")).toMatchObject({
      before: span("2025-12-01", "2026-01-01"),
      last_year: span("2025-01-01", "2025-02-01"),
      year: span("2026-01-01", "2026-02-01"),
      year_before: span("2026-01-01", "2026-01-01"),
    })
  })

  it("compares December within its own year, up to its last day", () => {
    expect(compared("2026-12-01", "2027-01-01")).toMatchObject({
      year: span("2026-01-01", "2027-01-01"),
      previous_year: span("2025-01-01", "2026-01-01"),
    })
  })

  it("compares any other span with as many days just before", () => {
    expect(compared("2026-03-05", "2026-03-12").before).toEqual(span("2026-02-26", "2026-03-05"))
    expect(compared("2026-01-01", "2026-04-01").before).toEqual(span("2025-10-03", "2026-01-01"))
  })

  it("takes February of a leap year for what it is", () => {
    expect(compared("2028-02-01", "2028-03-01")).toMatchObject({
      before: span("2028-01-01", "2028-02-01"),
      last_year: span("2027-02-01", "2027-03-01"),
    })
    expect(compared("2029-02-01", "2029-03-01").last_year).toEqual(span("2028-02-01", "2028-03-01"))
  })

  it("compares a leap day with the end of February", () => {
    expect(compared("2028-02-29", "2028-03-01").last_year).toEqual(span("2027-02-28", "2027-03-01"))
  })

  it("counts the year of the last day when a period reaches over New Year", () => {
    expect(compared("2025-12-20", "2026-01-11")).toMatchObject({
      year: span("2026-01-01", "2026-01-11"),
      previous_year: span("2025-01-01", "2025-01-11"),
      year_before: span("2026-01-01", "2026-01-01"),
    })
  })
})

describe("dueTarget", () => {
  it.each([
    ["2026-01-31", 0],
    ["2026-02-01", 0],
    ["2026-02-02", 100],
    ["2026-02-15", 1_400],
    ["2026-02-28", 2_700],
    ["2026-03-01", 2_800],
    ["2026-12-01", 2_800],
  ])("of a month of 28 days counts the days that have passed before %s: %i", (as_of, expected) => {
    expect(dueTarget(month("2026-02"), 2_800, day(as_of))).toBe(expected)
  })

  it("is a whole number of fen", () => {
    expect(dueTarget(month("2026-03"), 1_000, day("2026-03-11"))).toBe(322)
  })
})

describe("asOf", () => {
  it("speaks to the end of today in a running month, and to the end of a past one", () => {
    expect(asOf(day("2026-04-01"), day("2026-03-10"))).toBe("2026-03-11")
    expect(asOf(day("2026-04-01"), day("2026-03-31"))).toBe("2026-04-01")
    expect(asOf(day("2026-04-01"), day("2026-06-10"))).toBe("2026-04-01")
  })
})

it("counts days over month ends and leap days", () => {
  expect(daysIn({ from: day("2028-02-01"), until: day("2028-03-01") })).toBe(29)
  expect(daysIn({ from: day("2026-01-01"), until: day("2027-01-01") })).toBe(365)
})

it("names thirteen months up to and including one", () => {
  const months = monthsUntil(month("2026-03"), 13)
  expect([months[0], months.at(-1), months.length]).toEqual(["2025-03", "2026-03", 13])
})
