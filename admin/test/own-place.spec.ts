import type { MeAnswer, StockPlace, StockPoint } from "@baixian/backend/contract"
import { describe, expect, it } from "vitest"
import { chosenPoint, hubAmong, pointsLike, pointsOf } from "../src/admin/ui/place/chosen-point"
import { mayOpen } from "../src/admin/ui/place/own-pages"

const hub: StockPoint = { code: "HUB", name: "闵行枢纽", kind: "hub", hub_code: "HUB" }
const counter: StockPoint = { code: "C1", name: "一号专柜", kind: "counter", hub_code: "HUB" }

const grant = (role: MeAnswer["grants"][number]["role"]): MeAnswer["grants"][number] => ({
  role,
  scope_kind: "city",
  scope_code: "city",
  place_name: "全市",
  place_name_en: "The whole city",
})

describe("mayOpen", () => {
  const clerk = { menu: ["/counter", "/stock"], grants: [grant("counter_clerk")] }
  const admin = { menu: ["/staff", "/products"], grants: [grant("platform_admin")] }

  it("opens what is in the menu and what lies below it, and nothing that only begins alike", () => {
    expect(mayOpen("/stock", clerk)).toBe(true)
    expect(mayOpen("/stock/receipts/new", clerk)).toBe(true)
    expect(mayOpen("/stocks", clerk)).toBe(false)
    expect(mayOpen("/orders/order_1", clerk)).toBe(false)
  })

  it("opens the way in and one's own profile to everybody, the other settings to the administrator", () => {
    for (const path of ["/", "/start", "/settings/profile", "/settings/profile/edit"])
      expect(mayOpen(path, clerk)).toBe(true)
    expect(mayOpen("/settings/users", clerk)).toBe(false)
    expect(mayOpen("/settings/users", admin)).toBe(true)
    expect(mayOpen("/categories", admin)).toBe(true)
    expect(mayOpen("/categories", { ...clerk, menu: ["/products"] })).toBe(false)
  })
})

describe("pointsOf", () => {
  it("takes one's own open places, each hub before its counters, a hub being its own", () => {
    const place = (part: Partial<StockPlace>): StockPlace => ({
      ...counter,
      is_own: true,
      is_open: true,
      reads: "",
      ...part,
    })
    const places = [
      place({ code: "HUB-2", kind: "hub", hub_code: null }),
      place({ code: "HUB", kind: "hub", hub_code: null }),
      place({ code: "C2" }),
      place({ code: "C1" }),
      place({ code: "C0", is_open: false }),
      place({ code: "AWAY", hub_code: "HUB-2", is_own: false }),
    ]
    expect(pointsOf(places).map(({ code, hub_code }) => [code, hub_code])).toEqual([
      ["HUB", "HUB"],
      ["C1", "HUB"],
      ["C2", "HUB"],
      ["HUB-2", "HUB-2"],
    ])
  })
})

describe("pointsLike", () => {
  const points = [
    { ...counter, code: "C1", name: "【样例】吴泾专柜", reads: "yl yangli wjzg wujingzhuangui" },
    { ...counter, code: "C2", name: "【样例】梅陇专柜", reads: "yl yangli mlzg meilongzhuangui" },
  ]

  it.each([
    ["吴泾", ["C1"]],
    ["WJ", ["C1"]],
    ["meilong", ["C2"]],
    [" c2 ", ["C2"]],
    ["", ["C1", "C2"]],
    ["浦东", []],
  ])("finds by %j", (typed, codes) => {
    expect(pointsLike(points, typed).map(({ code }) => code)).toEqual(codes)
  })
})

describe("chosenPoint", () => {
  it("takes the address, then what the device used last, then the first of one's own", () => {
    const points = [hub, counter]
    expect(chosenPoint(points, { asked: "C1", remembered: "HUB" })).toEqual({ is: "chosen", point: counter })
    expect(chosenPoint(points, { asked: null, remembered: "C1" })).toEqual({ is: "chosen", point: counter })
    expect(chosenPoint(points, { asked: null, remembered: "GONE" })).toEqual({ is: "chosen", point: hub })
  })

  it("never takes another's place for one's own: an address that names one is told apart", () => {
    expect(chosenPoint([counter], { asked: "HUB", remembered: null })).toEqual({
      is: "foreign",
      asked: "HUB",
      own: counter,
    })
    expect(chosenPoint([], { asked: "HUB", remembered: "HUB" })).toEqual({ is: "none" })
  })

  it("finds a counter's hub among one's own only", () => {
    expect(hubAmong([hub, counter], counter)).toBe(hub)
    expect(hubAmong([counter], counter)).toBeNull()
  })
})
