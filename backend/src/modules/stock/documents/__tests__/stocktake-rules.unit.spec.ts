import { asksForRecount, type CountEntry, countOf, varianceOf } from "../stocktake-rules"

const at = (second: number): string => `2026-11-27T08:00:0${second}.000Z`
const entry = (kind: CountEntry["kind"], quantity: number, second: number, seq = second): CountEntry => ({
  seq,
  kind,
  quantity,
  counted_at: at(second),
})

describe("a count", () => {
  it("adds scans, and lets a typed number stand for all before it", () => {
    expect(countOf([entry("scan", 1, 1), entry("scan", 2, 2)])).toEqual({
      counted: 3,
      from: at(1),
      until: at(2),
    })
    expect(countOf([entry("scan", 1, 1), entry("typed", 7, 2)])).toEqual({
      counted: 7,
      from: at(2),
      until: at(2),
    })
  })

  it("knows blank from zero", () => {
    expect(countOf([])).toBeNull()
    expect(countOf([entry("typed", 5, 1), entry("cleared", 0, 2)])).toBeNull()
    expect(countOf([entry("typed", 0, 1)])?.counted).toBe(0)
    expect(countOf([entry("typed", 5, 1), entry("cleared", 0, 2), entry("scan", 1, 3)])).toEqual({
      counted: 1,
      from: at(3),
      until: at(3),
    })
  })

  it("is the same in whatever order the entries arrived", () => {
    const entries = [entry("scan", 1, 3, 1), entry("typed", 5, 2, 2), entry("scan", 9, 1, 3)]
    expect(countOf(entries)?.counted).toBe(6)
    expect(countOf([...entries].reverse())?.counted).toBe(6)
  })

  it("lets the one that came last decide between two of one instant", () => {
    const entries = [entry("typed", 5, 1, 2), entry("scan", 9, 1, 1)]
    expect(countOf(entries)?.counted).toBe(5)
    expect(countOf([...entries].reverse())?.counted).toBe(5)
  })
})

describe("a variance", () => {
  const line = {
    counted: 8,
    expected_at_count: 10,
    expected_at_first: 10,
    stocked_now: 10,
    settle: null,
    settled_at_stock: null,
  }
  const moved = { ...line, stocked_now: 7 }

  it("is what was counted less what the books said then, and is posted", () => {
    expect(varianceOf(line)).toEqual({
      settle: null,
      variance: -2,
      moved_since: 0,
      difference: -2,
      must_choose: false,
    })
  })

  it("waits for a person's choice when goods moved and the count differs", () => {
    expect(varianceOf(moved)).toEqual({
      settle: null,
      variance: -2,
      moved_since: -3,
      difference: null,
      must_choose: true,
    })
    expect(varianceOf({ ...moved, settle: "difference" })).toMatchObject({
      difference: -2,
      must_choose: false,
    })
    expect(varianceOf({ ...moved, settle: "count", settled_at_stock: 7 })).toMatchObject({
      difference: 1,
      must_choose: false,
    })
  })

  it("asks again when more has moved than was chosen for, and keeps the difference whatever moves", () => {
    expect(varianceOf({ ...moved, settle: "count", settled_at_stock: 9 })).toMatchObject({
      settle: null,
      difference: null,
      must_choose: true,
    })
    expect(varianceOf({ ...moved, settle: "difference", settled_at_stock: 9 })).toMatchObject({
      settle: "difference",
      difference: -2,
    })
  })

  it("posts nothing where nothing differed, whatever was chosen", () => {
    expect(varianceOf({ ...moved, counted: 10, settle: "count", settled_at_stock: 7 })).toMatchObject({
      variance: 0,
      difference: 0,
    })
  })

  it("tells of a sale between the first and the last scan", () => {
    const during = { ...line, expected_at_first: 11 }
    expect(varianceOf(during)).toMatchObject({ variance: -2, moved_since: -1, must_choose: true })
  })

  it("is nothing to choose when the count is what the books said", () => {
    expect(varianceOf({ ...moved, counted: 10 })).toEqual({
      settle: null,
      variance: 0,
      moved_since: -3,
      difference: 0,
      must_choose: false,
    })
  })

  it("is not known of a blank line", () => {
    expect(varianceOf({ ...moved, counted: null })).toEqual({
      settle: null,
      variance: null,
      moved_since: -3,
      difference: null,
      must_choose: false,
    })
  })

  it("is counted again from the threshold on, either way, and never when there is none", () => {
    const asked = [0, 1, -1, 2, -2, null].map((variance) => asksForRecount(variance, 2))
    expect(asked).toEqual([false, false, false, true, true, false])
    expect([asksForRecount(0, 0), asksForRecount(1, 0), asksForRecount(null, 0)]).toEqual([
      false,
      true,
      false,
    ])
  })
})
