import { freightOf, type FreightPrice } from "../freight"
import { orderNumberOf, requestHashOf } from "../order-number"
import { allocate, availableAt, type LocationStock, type Wanted } from "../stock"

const at = (location_id: string, stock: Record<string, number>): LocationStock => ({
  location_id,
  available: new Map(Object.entries(stock)),
})
const wants = (
  variant_id: string,
  quantity: number,
  needs: Record<string, number>,
  counted = true
): Wanted => ({
  goods: {
    variant_id,
    counted,
    needs: Object.entries(needs).map(([inventory_item_id, required_quantity]) => ({
      inventory_item_id,
      required_quantity,
    })),
  },
  quantity,
})

describe("where an order comes from", () => {
  it("is the first location that has all of it", () => {
    const wanted = [wants("a", 2, { ia: 1 }), wants("b", 1, { ib: 1 })]
    const locations = [at("first", { ia: 2 }), at("second", { ia: 2, ib: 1 }), at("third", { ia: 9, ib: 9 })]
    expect(allocate(wanted, locations)).toEqual({ location_id: "second", short: new Set() })
  })

  it("names what is short at the place that has the most of it", () => {
    const wanted = [wants("a", 2, { ia: 1 }), wants("b", 1, { ib: 1 })]
    expect(allocate(wanted, [at("none", {}), at("half", { ia: 2 })])).toEqual({
      location_id: "half",
      short: new Set(["b"]),
    })
  })

  it("adds up what two variants draw from one item", () => {
    const bag = wants("bag", 2, { tea: 1 })
    const box = wants("box", 1, { tea: 2 })
    expect(allocate([bag, box], [at("here", { tea: 4 })]).short.size).toBe(0)
    expect(allocate([bag, box], [at("here", { tea: 3 })]).short).toEqual(new Set(["bag", "box"]))
  })

  it("is nowhere when the shop has no location, and anywhere for goods that are not counted", () => {
    expect(allocate([wants("a", 1, { ia: 1 })], [])).toEqual({ location_id: null, short: new Set(["a"]) })
    expect(allocate([wants("a", 1, {}, false)], []).short.size).toBe(0)
  })

  it("counts pieces by the scarcest part, never below zero, never above what is shown", () => {
    const set = wants("set", 1, { cup: 2, tea: 1 }).goods
    expect(availableAt(set, at("here", { cup: 5, tea: 9 }))).toBe(2)
    expect(availableAt(set, at("here", { cup: -1, tea: 9 }))).toBe(0)
    expect(availableAt(set, at("here", { cup: 1e6, tea: 1e6 }))).toBe(999)
    expect(availableAt(set, undefined)).toBe(0)
    expect(availableAt(wants("a", 1, {}).goods, at("here", {}))).toBe(0)
  })
})

describe("freight", () => {
  const prices: FreightPrice[] = [
    { amount: 12, rules: [] },
    { amount: 0, rules: [{ attribute: "item_total", operator: "gte", value: "99" }] },
  ]
  it.each([
    [9_899, 1_200],
    [9_900, 0],
    [9_901, 0],
  ])("for goods of %i fen is %i fen", (goods_fen, freight_fen) => {
    expect(freightOf(prices, { goods_fen, region_id: "reg_1" })).toBe(freight_fen)
  })

  it("ignores prices whose rules it does not know, and is none when nothing fits", () => {
    const only = [{ amount: 5, rules: [{ attribute: "customer.group", operator: "eq", value: "vip" }] }]
    expect(freightOf(only, { goods_fen: 1, region_id: "reg_1" })).toBeNull()
    const region = [{ amount: 5, rules: [{ attribute: "region_id", operator: "eq", value: "reg_1" }] }]
    expect(freightOf(region, { goods_fen: 1, region_id: "reg_1" })).toBe(500)
    expect(freightOf(region, { goods_fen: 1, region_id: "reg_2" })).toBeNull()
  })
})

describe("order numbers", () => {
  it("are sixteen digits, the same for the same key", () => {
    expect(orderNumberOf("0123456789")).toMatch(/^\d{16}$/)
    expect(orderNumberOf("0123456789")).toBe(orderNumberOf("0123456789"))
    expect(orderNumberOf("0123456789")).not.toBe(orderNumberOf("0123456780"))
  })

  it("hash a request by what it says, not by how its keys are ordered", () => {
    expect(requestHashOf({ a: 1, b: [{ c: undefined, d: 2 }] })).toBe(requestHashOf({ b: [{ d: 2 }], a: 1 }))
    expect(requestHashOf({ a: [1, 2] })).not.toBe(requestHashOf({ a: [2, 1] }))
    expect(requestHashOf({ a: null })).not.toBe(requestHashOf({}))
  })
})
