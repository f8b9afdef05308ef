import { stockRefusalOf } from "../../stock-refusals"
import { errandOf } from "../errands"

describe("what a request means for stock", () => {
  it.each([
    ["/admin/orders/order_1/fulfillments", "fulfilment", "order_1"],
    ["/admin/orders/order_1/fulfillments/ful_1/shipments", "fulfilment", "order_1"],
    ["/admin/orders/order_1/fulfillments/ful_1/cancel", "fulfilment_cancelled", "order_1"],
    ["/admin/orders/order_1/cancel", "reservation", "order_1"],
    ["/admin/returns/return_1/receive/confirm", "order_return", "return_1"],
    ["/admin/inventory-items", "opening", undefined],
    ["/admin/inventory-items/iitem_1/location-levels", "opening", undefined],
    ["/admin/inventory-items/iitem_1/location-levels/batch", "adjustment", undefined],
    ["/admin/inventory-items/iitem_1/location-levels/sloc_1", "adjustment", undefined],
    ["/admin/reservations/resitem_1", "reservation", undefined],
    ["/store/placed-orders/1234/cancel", "reservation", "1234"],
    ["/store/carts/cart_1/complete", "reservation", undefined],
  ])("%s is %s", (path, reason, name) =>
    expect(errandOf(path)).toMatchObject({ errand: { reason }, ...(name ? { name } : {}) })
  )

  it("says nothing of what it does not know", () => expect(errandOf("/admin/products")).toBeUndefined())
})

describe("what the database refuses about stock", () => {
  const check = (message: string) => ({ code: "23514", message })

  it.each([
    [check("update … - insufficient_inventory: too few are left to reserve"), 400, "insufficient_inventory"],
    [
      check(`new row for relation "inventory_level" violates check constraint "stock_never_below_zero"`),
      400,
      "stock_never_below_zero",
    ],
    [check(`… "stock_reserved_never_below_zero"`), 400, "stock_reserved_never_below_zero"],
    [{ code: "40P01", message: "deadlock detected" }, 409, "stock_busy"],
    [{ code: "55P03", message: "canceling statement due to lock timeout" }, 409, "stock_busy"],
  ])("is known by its code and its words", (error, status, code) =>
    expect(stockRefusalOf(error)).toMatchObject({ status, code })
  )

  it.each([
    [check(`violates check constraint "another"`)],
    [{ code: "23505", message: "stock_below_reserved" }],
    [null],
    ["x"],
  ])("leaves other errors alone", (error) => expect(stockRefusalOf(error)).toBeUndefined())
})
