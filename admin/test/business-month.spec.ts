import { describe, expect, it } from "vitest"
import {
  businessDay,
  businessMonth,
  daysAfter,
  isDay,
  isMonth,
  monthOf,
  monthPeriod,
  monthsAfter,
  yearToDate,
} from "../src/admin/ui/business-month"

describe("businessDay", () => {
  it("turns at midnight in Shanghai, not in UTC", () => {
    expect(businessDay(new Date("2026-11-30T15:59:59Z"))).toBe("2026-11-30")
    expect(businessDay(new Date("2026-11-30T16:00:00Z"))).toBe("2026-12-01")
    expect(businessMonth(new Date("2026-12-31T16:00:00Z"))).toBe("2027-01")
  })
})

describe("months", () => {
  it("cross years both ways", () => {
    expect(monthsAfter("2026-01", -1)).toBe("2025-12")
    expect(monthsAfter("2026-12", 1)).toBe("2027-01")
    expect(monthsAfter("2026-11", -12)).toBe("2025-11")
  })

  it("are half-open periods, and known again as months", () => {
    expect(monthPeriod("2026-12")).toEqual({ from: "2026-12-01", until: "2027-01-01" })
    expect(monthOf({ from: "2026-02-01", until: "2026-03-01" })).toBe("2026-02")
    expect(monthOf({ from: "2026-02-01", until: "2026-02-28" })).toBeNull()
    expect(monthOf({ from: "2026-02-02", until: "2026-03-01" })).toBeNull()
  })
})

describe("days", () => {
  it("step over the end of February", () => {
    expect(daysAfter("2028-02-28", 1)).toBe("2028-02-29")
    expect(daysAfter("2026-03-01", -1)).toBe("2026-02-28")
  })

  it("must exist", () => {
    expect(isDay("2026-02-28")).toBe(true)
    expect(isDay("2026-02-30")).toBe(false)
    expect(isDay("2026-2-3")).toBe(false)
    expect(isMonth("2026-13")).toBe(false)
  })
})

describe("yearToDate", () => {
  it("starts in the year of the last day, which is the day before `until`", () => {
    expect(yearToDate({ from: "2026-12-01", until: "2027-01-01" })).toEqual({
      from: "2026-01-01",
      until: "2027-01-01",
    })
    expect(yearToDate({ from: "2026-12-15", until: "2027-01-02" })).toEqual({
      from: "2027-01-01",
      until: "2027-01-02",
    })
  })
})
