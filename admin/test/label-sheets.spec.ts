import { describe, expect, it } from "vitest"
import { isEan13, sheetsOf } from "../src/admin/routes/labels/label-sheets"
import { placeOfOrigin } from "../src/admin/routes/labels/place-of-origin"
import { readLabels, writeLabels } from "../src/admin/routes/labels/page-state"

describe("the place on a label", () => {
  it.each([
    ["云南省", "保山市", "隆阳区", "云南·隆阳区"],
    ["广西壮族自治区", "百色市", null, "广西·百色市"],
    ["新疆维吾尔自治区", "喀什地区", "泽普县", "新疆·泽普县"],
    ["重庆市", "重庆市", "万州区", "重庆·万州区"],
  ])("of %s %s %s is %s", (province, prefecture, county, said) => {
    const english = { county_en: null, prefecture_en: "", province_en: "" }
    expect(placeOfOrigin({ code: "", province, prefecture, county, ...english })).toBe(said)
  })
})

describe("label sheets", () => {
  const one = () => 1

  it("fill a sheet before the next begins", () => {
    const labels = Array.from({ length: 25 }, (_, at) => at)
    const sheets = sheetsOf(labels, { paper: "a4", copies: one, skip: 0 })
    expect(sheets.map((cells) => cells.length)).toEqual([24, 1])
    expect(sheets[1]).toEqual([24])
  })

  it("leave the cells alone that were used before, and never more than the first sheet", () => {
    expect(sheetsOf(["tea"], { paper: "a4", copies: one, skip: 2 })).toEqual([[null, null, "tea"]])
    expect(sheetsOf(["tea"], { paper: "a4", copies: one, skip: 99 })).toHaveLength(1)
    expect(sheetsOf(["tea"], { paper: "roll", copies: one, skip: 5 })).toEqual([["tea"]])
  })

  it("print every copy, beside its fellows", () => {
    const copies = (label: string) => (label === "tea" ? 2 : 1)
    expect(sheetsOf(["tea", "nuts"], { paper: "shelf", copies, skip: 0 })).toEqual([["tea", "tea", "nuts"]])
  })

  it("are none without labels, used cells or not", () => {
    expect(sheetsOf([], { paper: "a4", copies: one, skip: 3 })).toEqual([])
  })
})

describe("an EAN-13", () => {
  it.each([
    ["6901234567892", true],
    ["6901234567893", false],
    ["690123456789", false],
    ["69012345678921", false],
    ["69O1234567892", false],
    [null, false],
  ])("%s: %s", (code, is) => {
    expect(isEan13(code)).toBe(is)
  })
})

describe("the page's address", () => {
  it("comes back as it was written", () => {
    const state = { variants: ["variant_a", "variant_b"], paper: "shelf", copies: 3, skip: 4 } as const
    expect(readLabels(writeLabels({ ...state, variants: [...state.variants] }))).toEqual(state)
  })

  it("that makes no sense is the usual page", () => {
    expect(readLabels(new URLSearchParams("paper=toString&copies=0&skip=-1&variants=,,a,a"))).toEqual({
      variants: ["a"],
      paper: "a4",
      copies: 1,
      skip: 0,
    })
  })
})
