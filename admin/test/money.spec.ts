import { describe, expect, it } from "vitest"
import { axisFigure, formatFen, plainFen } from "../src/admin/ui/money"

describe("formatFen", () => {
  it("shows every fen in yuan", () => {
    expect(formatFen(1, "yuan")).toBe("0.01")
    expect(formatFen(123_456_789, "yuan")).toBe("1,234,567.89")
    expect(formatFen(-5, "yuan")).toBe("−0.05")
  })

  it("rounds 万元 half away from zero, on both sides of the edge and of zero", () => {
    expect(formatFen(4_999, "wan")).toBe("0.00")
    expect(formatFen(5_000, "wan")).toBe("0.01")
    expect(formatFen(-4_999, "wan")).toBe("0.00")
    expect(formatFen(-5_000, "wan")).toBe("−0.01")
    expect(formatFen(1_013_114_999, "wan")).toBe("1,013.11")
    expect(formatFen(1_013_115_000, "wan")).toBe("1,013.12")
  })

  it("keeps the largest amounts exact, where floats divided by a million would not", () => {
    expect(formatFen(9_007_199_254_740_991, "yuan")).toBe("90,071,992,547,409.91")
    expect(formatFen(1_300_000_005_000, "wan")).toBe("1,300,000.01")
  })
})

describe("plainFen", () => {
  it("is a number to a spreadsheet: no separators, ASCII minus", () => {
    expect(plainFen(-123_456_789, "yuan")).toBe("-1234567.89")
    expect(Number(plainFen(-123_456_789, "wan"))).toBe(-123.46)
  })
})

describe("axisFigure", () => {
  it("uses whole units, one decimal below ten, and shows a loss as one", () => {
    expect(axisFigure(1_200_000_000, "wan")).toBe("1,200")
    expect(axisFigure(1_500_000, "wan")).toBe("1.5")
    expect(axisFigure(-1_500_000, "wan")).toBe("−1.5")
    expect(axisFigure(8_000_000, "wan")).toBe("8")
    expect(axisFigure(0, "wan")).toBe("0")
  })
})
