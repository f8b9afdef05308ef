import type { OriginLevel, OriginNode, ProductOrigin } from "@baixian/backend/contract"
import { describe, expect, it } from "vitest"
import { draftFaults, draftOf, isChanged, requestOf } from "../src/admin/ui/product-origin/origin-draft"
import { findPlaces, placesOf } from "../src/admin/ui/product-origin/places"
import { evenShares, formatShare, parseShare } from "../src/admin/ui/shares"

const origin: ProductOrigin = {
  product_id: "prod_1",
  origin_code: "530827",
  origin_level: "county",
  origin_name: "孟连",
  origin_path: "云南省 / 普洱市 / 孟连",
  processed_in_code: null,
  main_ingredient_code: null,
  supplier_id: "sup_1",
  supplier_name: "合作社",
  components: [
    { origin_code: "530827", name: "孟连", share_bp: 6_667 },
    { origin_code: "530828", name: "澜沧", share_bp: 3_333 },
  ],
  labels: [
    {
      id: "rec_1",
      scheme: "green_food",
      label: "green_food",
      certificate_no: "LB-1",
      issuer: null,
      valid_from: "2025-01-01",
      valid_until: "2027-01-01",
      is_sample: false,
    },
  ],
  valid_from: "2026-01-01T00:00:00Z",
}

describe("an origin's draft", () => {
  it("sends back exactly what was read when nothing was touched", () => {
    expect(requestOf(draftOf(origin))).toEqual({
      origin_code: "530827",
      supplier_id: "sup_1",
      processed_in_code: null,
      main_ingredient_code: null,
      components: [
        { origin_code: "530827", share_bp: 6_667 },
        { origin_code: "530828", share_bp: 3_333 },
      ],
      labels: [{ label: "green_food", certificate_no: "LB-1", valid_until: "2027-01-01" }],
    })
    expect(isChanged(draftOf(origin), draftOf(origin))).toBe(false)
  })

  it("shows a certificate's last valid day, not the day after it", () => {
    expect(draftOf(origin).labels.green_food.last_day).toBe("2026-12-31")
  })

  it("asks for origin and supplier first", () => {
    expect(draftFaults(draftOf(null))).toEqual({
      origin_code: { word: "required_place" },
      supplier_id: { word: "required_supplier" },
    })
  })

  it("refuses shares that do not make a whole, and says what they make", () => {
    const draft = draftOf(origin)
    draft.components[1] = { key: 1, origin_code: "530828", share: "33.32" }

    expect(draftFaults(draft)).toEqual({ components: { word: "bad_sum", sum: "99.99" } })
  })

  it("refuses one part alone, a place twice, and a share that is no number", () => {
    const alone = { ...draftOf(origin), components: [{ key: 0, origin_code: "530827", share: "100" }] }
    const twice = draftOf(origin)
    twice.components[1] = { key: 1, origin_code: "530827", share: "a third" }

    expect(draftFaults(alone)).toEqual({ components: { word: "too_few" } })
    expect(draftFaults(twice)).toMatchObject({
      "components.1.origin_code": { word: "repeated_component" },
      "components.1.share_bp": { word: "bad_share" },
    })
  })
})

describe("shares", () => {
  it("are read as typed, to the basis point", () => {
    expect(parseShare(" 33.33 % ")).toBe(3_333)
    expect(parseShare("5.5")).toBe(550)
    expect(parseShare("100")).toBe(10_000)
    expect(parseShare("100.01")).toBeNull()
    expect(parseShare("-1")).toBeNull()
    expect(parseShare("1.234")).toBeNull()
    expect(formatShare(3_333)).toBe("33.33")
  })

  it("split evenly without losing a basis point", () => {
    for (const count of [2, 3, 7, 13]) {
      expect(evenShares(count).reduce((sum, share) => sum + share, 0)).toBe(10_000)
    }
  })
})

describe("findPlaces", () => {
  const place = (
    code: string,
    level: OriginLevel,
    name: string,
    name_en: string,
    children: OriginNode[] = []
  ) => ({
    code,
    level,
    name,
    name_en,
    children,
    product_count: 0,
  })
  const places = placesOf([
    place("530000", "province", "云南省", "Yunnan", [
      place("530800", "prefecture", "普洱市", "Pu'er", [
        place("530827", "county", "孟连", "Menglian County"),
        place("530828", "county", "澜沧", "Lancang County"),
      ]),
    ]),
  ])
  const codes = (typed: string) => findPlaces(places, typed).map(({ code }) => code)

  it("finds by Chinese and English name and by code", () => {
    expect(codes("孟连")).toEqual(["530827"])
    expect(codes("mengl")).toEqual(["530827"])
    expect(codes("530828")).toEqual(["530828"])
  })

  it("offers the prefecture itself before what lies in it, and never a whole province", () => {
    expect(codes("普洱")).toEqual(["530800", "530827", "530828"])
    expect(codes("云南")).not.toContain("530000")
    expect(codes("")).toEqual(["530800", "530827", "530828"])
  })
})
