import { changesOf } from "../changes"

describe("changesOf", () => {
  it("keeps the fields that differ, by their paths", () => {
    const before = { title: "咖啡豆", origin: { code: "530827", supplier: "a" }, labels: ["绿色"] }
    const after = { title: "咖啡豆", origin: { code: "532525", supplier: "a" }, labels: ["绿色", "有机"] }
    expect(changesOf(before, after)).toEqual({
      before: { "origin.code": "530827", labels: ["绿色"] },
      after: { "origin.code": "532525", labels: ["绿色", "有机"] },
    })
  })

  it("has nothing to say when nothing changed", () => {
    expect(changesOf({ a: 1 }, { a: 1 })).toEqual({ before: {}, after: {} })
  })

  it("tells a record that was made and one that is gone whole", () => {
    expect(changesOf(null, { a: 1 })).toEqual({ before: null, after: { a: 1 } })
    expect(changesOf({ a: 1 }, null)).toEqual({ before: { a: 1 }, after: null })
    expect(changesOf(null, null)).toEqual({ before: null, after: null })
  })
})
