import { describe, expect, it } from "vitest"
import { monthsOf, variantsOf } from "./products"

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
