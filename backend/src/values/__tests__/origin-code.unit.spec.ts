import {
  CountyCode,
  levelOfCode,
  OriginCode,
  PlaceCode,
  PrefectureCode,
  prefectureOf,
  provinceOf,
} from "../origin-code"

describe("origin codes", () => {
  it("takes a county or a prefecture as origin, never a province or the unknown", () => {
    expect(OriginCode.safeParse("530827").success).toBe(true)
    expect(OriginCode.safeParse("530800").success).toBe(true)
    for (const wrong of ["530000", "000000", "53082", "5308270", "53082a", " 530827", ""]) {
      expect(OriginCode.safeParse(wrong).success).toBe(false)
    }
  })

  it("keeps counties and prefectures apart", () => {
    expect(CountyCode.safeParse("530800").success).toBe(false)
    expect(PrefectureCode.safeParse("530827").success).toBe(false)
    expect(PrefectureCode.safeParse("530000").success).toBe(false)
  })

  it("lets a filter name any place, provinces and the unknown included", () => {
    for (const code of ["530000", "530800", "530827", "000000"])
      expect(PlaceCode.safeParse(code).success).toBe(true)
    expect(PlaceCode.safeParse("53").success).toBe(false)
  })

  it("reads the level and the parents from the digits", () => {
    expect(["530000", "530800", "530827"].map(levelOfCode)).toEqual(["province", "prefecture", "county"])
    expect(prefectureOf("530827")).toBe("530800")
    expect(provinceOf("530827")).toBe("530000")
  })
})
