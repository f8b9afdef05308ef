import { addedUp } from "../move-stock"
import { stockErrand, withStockCause } from "../medusa/stock-errand"
import { writesStock } from "../medusa/tell-statements"

describe("a stock errand", () => {
  it("lasts across awaits and ends with what it was for", async () => {
    const cause = { reason: "adjustment" } as const
    const seen = await withStockCause(cause, async () => {
      await Promise.resolve()
      return stockErrand()
    })
    expect(seen).toBe(cause)
    expect(stockErrand()).toBeUndefined()
  })

  it("gives way to one inside it, and is back afterwards", () => {
    withStockCause({ reason: "adjustment" }, () => {
      withStockCause({ reason: "receipt" }, () => expect(stockErrand()?.reason).toBe("receipt"))
      expect(stockErrand()?.reason).toBe("adjustment")
    })
  })
})

describe("Medusa's writes of stock", () => {
  it.each([
    [`update "public"."inventory_level" set "stocked_quantity" = 3 where "id" = 'a'`, true],
    [`insert into "public"."reservation_item" ("id") values ('a')`, true],
    [`delete from "inventory_level" where "id" = 'a'`, true],
    [`select "i0".* from "public"."inventory_level" as "i0"`, false],
    [`update "public"."inventory_item" set "sku" = 'inventory_level'`, false],
    ["UPDATE inventory_level SET stocked_quantity = 3", false],
    ["", false],
  ])("knows %s", (sql, expected) => expect(writesStock(sql)).toBe(expected))
})

describe("moves added up", () => {
  it("makes one of two lines of a level, and none of a move there and back", () => {
    const tea = { inventory_item_id: "tea", location_id: "hub" }
    const nuts = { inventory_item_id: "nuts", location_id: "hub" }
    expect(
      addedUp([
        { ...tea, quantity: -2 },
        { ...nuts, quantity: 3 },
        { ...tea, quantity: -1 },
        { ...nuts, quantity: -3 },
      ])
    ).toEqual([{ ...tea, quantity: -3 }])
  })
})
