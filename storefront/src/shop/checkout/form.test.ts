import { expect, test } from "vitest"
import { findRegion, divisionChoices } from "./divisions.server"
import { checkoutRequest, emptyForm, findErrors, plainPhone, readForm, refusedFields } from "./form"

const pickup = {
  ...emptyForm("key-12345", "variant_a:2"),
  expected_total_fen: "13600",
  name: " 张三 ",
  phone: "138 1234 5678",
  district: "310101",
  point: "SH-HUB-310101-01",
  payment: "demo_wallet",
}
const delivery = {
  ...pickup,
  way: "delivery" as const,
  province: "310000",
  city: "310100",
  area: "310104",
  detail: "某某路 1 号",
}

test.each([
  ["13812345678", "13812345678"],
  ["138 1234 5678", "13812345678"],
  ["138-1234-5678", "13812345678"],
  ["+86 13812345678", "13812345678"],
  ["8613812345678", "13812345678"],
  ["12812345678", null],
  ["1381234567", null],
  ["138123456789", null],
  ["", null],
])("reads the phone number %s as %s", (text, number) => {
  expect(plainPhone(text)).toBe(number)
})

test("asks for what a pick-up needs, and for nothing of a delivery", () => {
  expect(findErrors(pickup, false)).toEqual({})
  expect(findErrors({ ...pickup, district: "" }, false)).toEqual({ district: true })
  expect(findErrors({ ...pickup, point: "" }, false)).toEqual({ point: true })
  expect(findErrors({ ...pickup, name: "张", phone: "1", payment: "" }, false)).toEqual({
    name: true,
    phone: true,
    payment: true,
  })
})

test("asks for the highest missing level of the region, and for a street", () => {
  expect(findErrors(delivery, true)).toEqual({})
  expect(findErrors({ ...delivery, province: "" }, false)).toEqual({ province: true })
  expect(findErrors({ ...delivery, city: "" }, false)).toEqual({ city: true })
  expect(findErrors({ ...delivery, area: "" }, false)).toEqual({ area: true })
  expect(findErrors({ ...delivery, detail: "路" }, true)).toEqual({ detail: true })
})

test("the same form always makes the same request, so that sending twice is harmless", () => {
  const once = checkoutRequest(pickup, null)
  expect(checkoutRequest({ ...pickup }, null)).toEqual(once)
  expect(once).toEqual({
    lines: [{ variant_id: "variant_a", quantity: 2 }],
    delivery: { kind: "pickup", sales_point_code: "SH-HUB-310101-01", name: "张三", phone: "13812345678" },
    payment_method: "demo_wallet",
    expected_total_fen: 13600,
  })
})

test("a delivery carries the region's codes with their names", () => {
  const region = findRegion("310000", "310100", "310104")
  expect(checkoutRequest(delivery, region).delivery).toEqual({
    kind: "delivery",
    name: "张三",
    phone: "13812345678",
    address: {
      province_code: "310000",
      province: "上海市",
      city_code: "310100",
      city: "上海市",
      district_code: "310104",
      district: "徐汇区",
      detail: "某某路 1 号",
    },
  })
})

test("a city without districts gives its towns, under the city's own six digits", () => {
  const { areas } = divisionChoices("440000", "441900")
  expect(areas.length).toBeGreaterThan(20)
  expect(findRegion("440000", "441900", areas[0]?.code ?? "")?.district_code).toBe("441900")
})

test("a region whose parts do not belong together is none", () => {
  expect(findRegion("310000", "310100", "110101")).toBeNull()
  expect(findRegion("310000", "110100", "110101")).toBeNull()
  expect(findRegion("", "", "")).toBeNull()
})

test("gives back every field as it was typed", () => {
  const sent = new FormData()
  for (const [name, value] of Object.entries(delivery)) sent.set(name, value)
  expect(readForm(sent)).toEqual(delivery)
})

test("a box for each product to be agreed to, whichever are ticked", () => {
  const sent = new FormData()
  for (const [name, value] of Object.entries({ ...pickup, to_agree: "variant_a.variant_b" }))
    sent.set(name, value)
  sent.delete("agreed")
  expect(findErrors(readForm(sent), false)).toEqual({ agreed: true })
  sent.append("agreed", "variant_a")
  expect(findErrors(readForm(sent), false)).toEqual({ agreed: true })
  sent.append("agreed", "variant_b")
  const form = readForm(sent)
  expect(findErrors(form, false)).toEqual({})
  expect(checkoutRequest(form, null).lines).toEqual([
    { variant_id: "variant_a", quantity: 2, no_return_accepted: true },
  ])
})

test("knows which inputs a refusal of the backend speaks of", () => {
  const fields = {
    "delivery.phone": "…",
    "delivery.address.district_code": "…",
    "lines.0.quantity": "…",
    "lines.11.no_return_accepted": "…",
  }
  expect(refusedFields({ type: "not_allowed", message: "…", fields })).toEqual({
    phone: true,
    area: true,
    agreed: true,
  })
})
