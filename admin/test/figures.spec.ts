import { describe, expect, it } from "vitest"
import { formatCount, formatPoints, formatRatio, scheduleLight } from "../src/admin/ui/figures"

describe("formatRatio", () => {
  it("has one decimal, and a sign only where growth is meant", () => {
    expect(formatRatio(0.844)).toBe("84.4%")
    expect(formatRatio(0.081, "signed")).toBe("+8.1%")
    expect(formatRatio(-0.06, "signed")).toBe("−6.0%")
    expect(formatRatio(12.5, "signed")).toBe("+1,250.0%")
  })

  it("shows nothing moved without a sign", () => {
    expect(formatRatio(0, "signed")).toBe("0.0%")
    expect(formatRatio(-0.0004, "signed")).toBe("0.0%")
  })

  it("rounds what is written, not what binary stores", () => {
    expect(formatRatio(0.0105)).toBe("1.1%")
    expect(formatRatio(1.0005)).toBe("100.1%")
  })

  it("is plain for a spreadsheet", () => {
    expect(formatRatio(-12.5, "plain")).toBe("-1250.0%")
  })
})

describe("formatPoints", () => {
  it("always carries its sign", () => {
    expect(formatPoints(0.6)).toBe("+0.6")
    expect(formatPoints(-9)).toBe("−9.0")
  })
})

describe("formatCount", () => {
  it("groups thousands", () => {
    expect(formatCount(2_973)).toBe("2,973")
    expect(formatCount(-1_200)).toBe("−1,200")
  })
})

describe("scheduleLight", () => {
  it("turns at zero and at ten points behind", () => {
    expect(scheduleLight(0)).toBe("ahead")
    expect(scheduleLight(-0.01)).toBe("behind")
    expect(scheduleLight(-10)).toBe("behind")
    expect(scheduleLight(-10.01)).toBe("red")
  })
})
