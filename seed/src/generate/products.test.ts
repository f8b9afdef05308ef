import { describe, expect, it } from "vitest"
import type { BusinessDay } from "../../../backend/src/values/business-day"
import { listedOn, monthsOf, variantsOf } from "./products"

describe("variants", () => {
  it("are read in their order, prices in whole fen", () => {
    const [small, large] = variantsOf("530827-02", "227g/袋=42.00;454g/袋=78.05")
    expect(small).toMatchObject({ sku: "530827-02-1", title: "227g/袋", unit: "袋", price_fen: 4_200 })
    expect(large).toMatchObject({ sku: "530827-02-2", price_fen: 7_805 })
  })

  it("say which product has a cell nobody can read", () => {
    expect(() => variantsOf("530827-02", "227g/袋:42")).toThrow("530827-02")
  })
})

describe("months", () => {
  it("run over the turn of the year", () => {
    expect(monthsOf("11-2")).toEqual([11, 12, 1, 2])
    expect(monthsOf("10-12,1-2")).toEqual([10, 11, 12, 1, 2])
    expect(monthsOf("6")).toEqual([6])
    expect(monthsOf("")).toBeNull()
  })

  it("refuse a month that does not exist", () => {
    expect(() => monthsOf("8-13")).toThrow("8-13")
  })
})

describe("the day goods came on sale", () => {
  const opened = "2025-01-01" as BusinessDay
  const on = (months: string, today: string) =>
    listedOn({ season: monthsOf(months) }, { opened, today: today as BusinessDay })

  it.each([
    ["10-12", "2026-11-27", "2026-10-01"],
    ["10-12", "2026-10-01", "2026-10-01"],
    ["10-12", "2026-09-30", "2025-10-01"],
    ["11-2", "2026-01-15", "2025-11-01"],
    ["3-5,9-10", "2026-08-01", "2026-03-01"],
    ["3-5,9-10", "2026-12-01", "2026-09-01"],
    ["11-2", "2025-10-01", "2025-01-01"],
    ["", "2026-11-27", "2025-01-01"],
    ["1-12", "2026-11-27", "2025-01-01"],
  ])("is the first of the last season begun: %s on %s, %s", (months, today, day) => {
    expect(on(months, today)).toBe(day)
  })
})
