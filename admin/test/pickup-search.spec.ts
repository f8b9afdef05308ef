import { describe, expect, it } from "vitest"
import { pickupSearchOf } from "../src/admin/ui/staff-order/pickup-search"

describe("what a clerk types", () => {
  it("is told apart by its length", () => {
    expect(pickupSearchOf("175779")).toEqual({ by: "code", digits: "175779" })
    expect(pickupSearchOf("2026112700012345")).toEqual({ by: "order_number", digits: "2026112700012345" })
    expect(pickupSearchOf("5678")).toEqual({ by: "phone_end", digits: "5678" })
  })

  it("may have spaces, hyphens and full-width digits", () => {
    expect(pickupSearchOf(" 1 7 5 7 7 9 ")).toEqual({ by: "code", digits: "175779" })
    expect(pickupSearchOf("2026-1127-0001-2345")).toMatchObject({ by: "order_number" })
    expect(pickupSearchOf("１７５７７９")).toEqual({ by: "code", digits: "175779" })
  })

  it("is refused with what is wrong about it", () => {
    expect(pickupSearchOf("17577")).toEqual({ fault: "length", digits: 5 })
    expect(pickupSearchOf("张小花")).toEqual({ fault: "letters" })
    expect(pickupSearchOf("  ")).toBeNull()
  })
})
