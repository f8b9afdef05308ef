import { dailySales, daysOfStock, suggestedQuantity, whyNotSuggested } from "../replenishment-rules"

const selling = { sold: 28, available: 3, on_the_way: 0, safety: 2, season: null, pack_size: 1 }
const plan = { month: 11, cover_days: 14, lead_days: 3 }

describe("sales speed", () => {
  it("is of four weeks, and nothing where more came back than was sold", () => {
    expect([28, 14, 0, -28].map((sold) => dailySales({ sold }))).toEqual([1, 0.5, 0, 0])
  })

  it("says for how many whole days stock lasts, and nothing where nothing is sold", () => {
    expect(daysOfStock(selling)).toBe(3)
    expect(daysOfStock({ sold: 56, available: 3 })).toBe(1)
    expect(daysOfStock({ sold: 0, available: 3 })).toBeNull()
  })
})

describe("a suggestion", () => {
  it("covers lead time, the days after it and the safety stock, in whole packs", () => {
    expect(suggestedQuantity(selling, plan)).toBe(16)
    expect(suggestedQuantity({ ...selling, pack_size: 6 }, plan)).toBe(18)
    expect(suggestedQuantity({ ...selling, pack_size: 16 }, plan)).toBe(16)
  })

  it("counts what is on its way", () => {
    expect(suggestedQuantity({ ...selling, on_the_way: 1 }, plan)).toBe(15)
    expect(suggestedQuantity({ ...selling, on_the_way: 2 }, plan)).toBe(0)
  })

  it("asks for nothing while there is enough until the delivery, on the day itself too", () => {
    expect(suggestedQuantity({ ...selling, available: 5 }, plan)).toBe(0)
    expect(suggestedQuantity({ ...selling, available: 4 }, plan)).toBe(15)
  })

  it("asks for nothing of what is neither sold nor kept safe, nor out of season", () => {
    expect(suggestedQuantity({ ...selling, sold: 0, available: 0, safety: 0 }, plan)).toBe(0)
    expect(suggestedQuantity({ ...selling, season: [5, 6] }, plan)).toBe(0)
    expect(suggestedQuantity({ ...selling, season: [10, 11] }, plan)).toBe(16)
  })

  it("says why nothing is asked for of goods that are short", () => {
    expect(whyNotSuggested({ ...selling, season: [5, 6], on_the_way: 4 }, plan)).toBe("out_of_season")
    expect(whyNotSuggested({ ...selling, on_the_way: 4 }, plan)).toBe("on_the_way")
    expect(whyNotSuggested({ ...selling, sold: 0, available: 0, safety: 0 }, plan)).toBe("unsold")
  })

  it("fills an empty shelf even when a delivery comes at once", () => {
    const empty = { ...selling, available: 0, safety: 0 }
    expect(suggestedQuantity(empty, { ...plan, lead_days: 0 })).toBe(14)
  })
})
