import { describe, expect, it } from "vitest"
import { groupBy } from "./demand"
import { allocate, countyTargets, UNIT_FEN } from "./targets"

const months = [1_550, 950, 750, 800, 950, 950, 800, 850, 1_300, 1_150, 950, 1_000]
const expected = new Map([
  ["530827", 31_415_900],
  ["530821", 9_999_999],
  ["532525", 77_777_777],
  ["653124", 12_345_678],
  ["653100", 5_000_000],
])
const sum = (lines: { amount_fen: number }[]): number => lines.reduce((all, line) => all + line.amount_fen, 0)

describe("allocate", () => {
  it("gives the odd units to the largest remainders, ties to the first", () => {
    expect(allocate(10 * UNIT_FEN, [1, 1, 1])).toEqual([4, 3, 3].map((units) => units * UNIT_FEN))
    expect(allocate(10 * UNIT_FEN, [1, 2, 3])).toEqual([2, 3, 5].map((units) => units * UNIT_FEN))
  })

  it("refuses what is not a whole number of 100 yuan, and nothing to split over", () => {
    expect(() => allocate(UNIT_FEN + 1, [1])).toThrow("100 yuan")
    expect(() => allocate(UNIT_FEN, [0, 0])).toThrow("weights")
  })
})

describe("county targets", () => {
  const lines = countyTargets(2026, expected, months)

  it("are whole units of 100 yuan and twelve months each", () => {
    for (const own of groupBy(lines, (line) => line.node_code).values()) {
      expect(own.map(({ month }) => month.slice(5))).toEqual([
        "01",
        "02",
        "03",
        "04",
        "05",
        "06",
        "07",
        "08",
        "09",
        "10",
        "11",
        "12",
      ])
    }
    expect(lines.every(({ amount_fen }) => amount_fen >= 0 && amount_fen % UNIT_FEN === 0)).toBe(true)
  })

  it("add up exactly to a city figure of whole ten thousands", () => {
    expect(sum(lines) % (100 * UNIT_FEN)).toBe(0)
    const perCounty = [...groupBy(lines, (line) => line.node_code).values()].map(sum)
    expect(perCounty.reduce((all, fen) => all + fen, 0)).toBe(sum(lines))
  })

  it("ask of every county between four fifths and eight fifths of what it sells", () => {
    for (const [code, own] of groupBy(lines, (line) => line.node_code)) {
      const ratio = sum(own) / expected.get(code)!
      expect(ratio).toBeGreaterThan(0.8)
      expect(ratio).toBeLessThan(1.65)
    }
  })

  it("set none for goods known only to a prefecture, and follow the season", () => {
    expect(lines.some(({ node_code }) => node_code === "653100")).toBe(false)
    const menglian = lines.filter(({ node_code }) => node_code === "530827")
    expect(menglian[0]!.parent_code).toBe("530800")
    expect(menglian[0]!.amount_fen).toBeGreaterThan(menglian[2]!.amount_fen)
  })
})
