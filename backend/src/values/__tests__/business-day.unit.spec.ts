import { execFileSync } from "node:child_process"
import path from "node:path"
import {
  addDays,
  addMonths,
  BusinessDay,
  businessDay,
  BusinessMonth,
  isWholeMonth,
  periodOfMonth,
  shiftMonths,
  startsAt,
  yearStart,
} from "../business-day"

const day = (text: string) => BusinessDay.parse(text)
const month = (text: string) => BusinessMonth.parse(text)

describe("businessDay", () => {
  it.each([
    ["the last millisecond of a day", "2026-03-05T23:59:59.999+08:00", "2026-03-05"],
    ["the first of the next", "2026-03-06T00:00:00.000+08:00", "2026-03-06"],
    ["the last millisecond of a month", "2026-01-31T23:59:59.999+08:00", "2026-01-31"],
    ["the first of the next month", "2026-02-01T00:00:00+08:00", "2026-02-01"],
    ["the last millisecond of a year", "2026-12-31T15:59:59.999Z", "2026-12-31"],
    ["the first of the next year", "2026-12-31T16:00:00.000Z", "2027-01-01"],
    ["the end of 28 February in a leap year", "2028-02-28T15:59:59.999Z", "2028-02-28"],
    ["the start of a leap day", "2028-02-28T16:00:00Z", "2028-02-29"],
    ["the end of a leap day", "2028-02-29T15:59:59.999Z", "2028-02-29"],
    ["the day after a leap day", "2028-02-29T16:00:00Z", "2028-03-01"],
  ])("puts %s on its Shanghai date", (_, instant, expected) => {
    expect(businessDay(new Date(instant))).toBe(expected)
  })

  it.each(["2026-01-01", "2026-03-29", "2028-02-29", "2026-12-31"])(
    "begins %s at its own midnight",
    (text) => {
      const start = startsAt(day(text))
      expect(businessDay(start)).toBe(text)
      expect(businessDay(new Date(start.getTime() - 1))).toBe(addDays(day(text), -1))
    }
  )

  it("does not care in which zone the server stands", () => {
    const script = `
      const { businessDay, startsAt, addDays } = require("./src/values/business-day.ts")
      process.stdout.write(JSON.stringify([
        businessDay(new Date("2026-01-31T15:59:59.999Z")),
        businessDay(new Date("2026-01-31T16:00:00.000Z")),
        startsAt("2026-02-01").toISOString(),
        addDays("2026-03-29", 1),
        new Date(2026, 0, 1).getTimezoneOffset(),
      ]))`
    const answers = ["America/Los_Angeles", "Pacific/Kiritimati", "Europe/London"].map((TZ) => {
      const output = execFileSync(process.execPath, ["-r", "ts-node/register/transpile-only", "-e", script], {
        cwd: path.resolve(__dirname, "../../.."),
        env: { ...process.env, TZ, NODE_OPTIONS: "" },
        encoding: "utf8",
      })
      return JSON.parse(output) as [string, string, string, string, number]
    })
    // The offsets prove that the zone did change.
    expect(answers.map((answer) => answer[4])).toEqual([480, -840, 0])
    for (const answer of answers) {
      expect(answer.slice(0, 4)).toEqual([
        "2026-01-31",
        "2026-02-01",
        "2026-01-31T16:00:00.000Z",
        "2026-03-30",
      ])
    }
  })
})

describe("calendar arithmetic", () => {
  it.each([
    ["2026-02-28", 1, "2026-03-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2027-01-01", -1, "2026-12-31"],
    ["2026-01-31", 365, "2027-01-31"],
  ])("counts %s and %i days to %s", (from, days, expected) => {
    expect(addDays(day(from), days)).toBe(expected)
  })

  it.each([
    ["2026-12", 1, "2027-01"],
    ["2026-01", -1, "2025-12"],
    ["2026-01", -13, "2024-12"],
    ["2026-05", 24, "2028-05"],
  ])("counts %s and %i months to %s", (from, months, expected) => {
    expect(addMonths(month(from), months)).toBe(expected)
  })

  it.each([
    ["2026-03-31", -1, "2026-02-28"],
    ["2028-03-31", -1, "2028-02-29"],
    ["2028-02-29", -12, "2027-02-28"],
    ["2027-02-28", 12, "2028-02-28"],
    ["2026-10-31", 1, "2026-11-30"],
  ])("shifts %s by %i months to %s, at most to the month's end", (from, months, expected) => {
    expect(shiftMonths(day(from), months)).toBe(expected)
  })

  it("knows a whole month from any other span", () => {
    expect(isWholeMonth(periodOfMonth(month("2028-02")))).toBe(true)
    expect(isWholeMonth(periodOfMonth(month("2026-12")))).toBe(true)
    expect(isWholeMonth({ from: day("2026-01-01"), until: day("2026-03-01") })).toBe(false)
    expect(isWholeMonth({ from: day("2026-01-02"), until: day("2026-02-02") })).toBe(false)
    expect(isWholeMonth({ from: day("2026-01-01"), until: day("2026-01-31") })).toBe(false)
  })

  it("takes the year of the period's last day", () => {
    expect(yearStart(day("2027-01-01"))).toBe("2026-01-01")
    expect(yearStart(day("2027-01-02"))).toBe("2027-01-01")
  })
})

describe("what is read as a day or month", () => {
  it.each([
    "2026-02-29",
    "2026-13-01",
    "2026-1-1",
    "20260101",
    "2026-01-01T00:00:00",
    "0001-01-01",
    "9999-12-31",
    "",
  ])("refuses the day %p", (text) => {
    expect(BusinessDay.safeParse(text).success).toBe(false)
  })

  it.each(["2026-00", "2026-13", "2026-1", "0001-01", "9999-12", "2026-01-01", ""])(
    "refuses the month %p",
    (text) => {
      expect(BusinessMonth.safeParse(text).success).toBe(false)
    }
  )
})
