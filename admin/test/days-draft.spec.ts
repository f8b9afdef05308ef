import { describe, expect, it } from "vitest"
import { draftOf, faultOf, periodOf } from "../src/admin/ui/days-draft"

describe("two days as they are typed", () => {
  it("are the period they came from, the second still included", () => {
    const period = { from: "2026-10-01", until: "2026-10-16" }

    expect(draftOf(period)).toEqual({ from: "2026-10-01", to: "2026-10-15" })
    expect(periodOf(draftOf(period))).toEqual(period)
    expect(periodOf({ from: "2026-10-01", to: "2026-10-01" })).toEqual({
      from: "2026-10-01",
      until: "2026-10-02",
    })
  })

  it("are no period while the last is before the first", () => {
    const reversed = { from: "2026-10-02", to: "2026-10-01" }

    expect(faultOf(reversed)).toBe("reversed")
    expect(periodOf(reversed)).toBeNull()
  })

  it("are no period while one is half typed, is no day, or is of a year nobody means", () => {
    for (const from of [
      "",
      "2026-10",
      "2026-02-30",
      "0002-10-01",
      "0020-10-01",
      "0202-10-01",
      "2100-01-01",
    ]) {
      expect([from, faultOf({ from, to: "2026-10-01" })]).toEqual([from, "incomplete"])
      expect(periodOf({ from, to: "2026-10-01" })).toBeNull()
    }
  })
})
