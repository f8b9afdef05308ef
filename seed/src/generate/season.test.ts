import { describe, expect, it } from "vitest"
import type { BusinessDay } from "../../../backend/src/values/business-day"
import { readFestivals } from "../read-data"
import { daysBetween, seasonOf, weekdayOf } from "./season"

const season = seasonOf(readFestivals())
const day = (text: string): BusinessDay => text as BusinessDay

describe("season", () => {
  it("weighs every year like any other: its days average to one", () => {
    for (const year of [2024, 2025, 2026, 2027, 2028]) {
      const days = daysBetween(day(`${year}-01-01`), day(`${year + 1}-01-01`))
      const sum = days.reduce((all, each) => all + season.ofDay(each), 0)
      expect(sum).toBeCloseTo(days.length, 6)
    }
  })

  it("gives an early-February festival year the factors of the paper", () => {
    const months = season.ofMonths(2027)
    const total = months.reduce((all, weight) => all + weight, 0)
    const factor = (...of: number[]): number =>
      of.reduce((all, month) => all + (months[month - 1]! / total) * 12, 0)
    // Festivals move between neighbours; December 2027 already sells for the festival of January 2028.
    expect(Math.abs(factor(1, 2) - (1.55 + 0.95))).toBeLessThan(0.15)
    expect(Math.abs(factor(9, 10) - (1.3 + 1.15))).toBeLessThan(0.15)
    const others = { 3: 0.75, 4: 0.8, 5: 0.95, 6: 0.95, 7: 0.8, 8: 0.85, 11: 0.95 }
    for (const [month, paper] of Object.entries(others)) {
      expect(Math.abs(factor(Number(month)) - paper), month).toBeLessThan(0.08)
    }
  })

  it("moves the peak with the festival", () => {
    expect(season.ofDay(day("2026-02-13"))).toBeGreaterThan(2 * season.ofDay(day("2026-02-14")))
    expect(season.ofDay(day("2026-02-18"))).toBeLessThan(season.ofDay(day("2026-02-27")))
    expect(season.ofDay(day("2025-02-10"))).toBeLessThan(season.ofDay(day("2026-02-10")))
    expect(season.ofDay(day("2026-09-25"))).toBeGreaterThan(season.ofDay(day("2026-09-26")))
  })

  it("knows its weekdays", () => {
    expect(weekdayOf(day("2026-11-23"))).toBe(1)
    expect(daysBetween(day("2026-02-27"), day("2026-03-02"))).toEqual([
      "2026-02-27",
      "2026-02-28",
      "2026-03-01",
    ])
  })
})
