import { describe, expect, it } from "vitest"
import { partsOf } from "../src/admin/ui/table-window"

const line = (index: number) => ({ index, start: index * 10, end: index * 10 + 10 })

describe("partsOf", () => {
  it("keeps the height of what is not in the page, above, between and below", () => {
    expect(partsOf([line(3), line(4), line(9)], 120)).toEqual([
      { key: "gap-before-3", gap: 30 },
      { index: 3 },
      { index: 4 },
      { key: "gap-before-9", gap: 40 },
      { index: 9 },
      { key: "gap-at-the-end", gap: 20 },
    ])
  })

  it("has no room to keep where every line is there", () => {
    expect(partsOf([line(0), line(1)], 20)).toEqual([{ index: 0 }, { index: 1 }])
  })
})
