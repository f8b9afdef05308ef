import { type EntryRow, lineOf, type LineRow, roundsByItem } from "../count-lines"

const at = (second: number): string => `2026-11-27T08:00:0${second}.000Z`
const typed = (inventory_item_id: string, quantity: number, round: 1 | 2, second: number): EntryRow => ({
  inventory_item_id,
  round,
  seq: second,
  kind: "typed",
  quantity,
  counted_at: at(second),
})
const count = (counted: number, second: number) => ({ counted, from: at(second), until: at(second) })

describe("rounds", () => {
  it("are kept apart by item, and the second count is the one that holds", () => {
    const rounds = roundsByItem([
      typed("tea", 5, 1, 1),
      typed("nuts", 3, 1, 2),
      { ...typed("nuts", 2, 1, 3), kind: "scan" },
      typed("tea", 6, 2, 4),
    ])
    expect(Object.fromEntries(rounds)).toEqual({
      tea: { first: count(5, 1), second: count(6, 4), final: count(6, 4) },
      nuts: {
        first: { counted: 5, from: at(2), until: at(3) },
        second: null,
        final: { counted: 5, from: at(2), until: at(3) },
      },
    })
  })

  it("are blank again when the second count was made blank, and never the first, which it stands in for", () => {
    const cleared: EntryRow = { ...typed("tea", 0, 2, 3), kind: "cleared" }
    expect(roundsByItem([typed("tea", 5, 1, 1), typed("tea", 6, 2, 2), cleared]).get("tea")).toEqual({
      first: count(5, 1),
      second: null,
      final: null,
    })
  })
})

describe("a line of a count", () => {
  const row: LineRow = {
    inventory_item_id: "tea",
    variant_id: null,
    sku: "TEA",
    title: "茶",
    needs_recount: false,
    reason: null,
    note: null,
    settle: null,
    settled_at_stock: null,
    started_stocked: 10,
    is_open: true,
    counted: null,
    expected_at_count: null,
    moved_since: null,
    difference: null,
  }
  const { is_open: _, settled_at_stock: __, ...shown } = row
  const rounds = { first: count(9, 1), second: count(8, 4), final: count(8, 4) }
  const books = { inventory_item_id: "tea", at_first: 11, at_count: 10, now: 7 }

  it("holds what was counted against the books of that moment", () => {
    expect(lineOf(row, rounds, books)).toEqual({
      ...shown,
      first_counted: 9,
      second_counted: 8,
      counted_at: at(4),
      counted: 8,
      expected_at_count: 10,
      moved_since: -4,
      variance: -2,
      difference: null,
      must_choose: true,
    })
    expect(lineOf({ ...row, settle: "count", settled_at_stock: 7 }, rounds, books)).toMatchObject({
      difference: 1,
      must_choose: false,
    })
  })

  it("says nothing of the books while it is blank", () => {
    const blank = {
      ...shown,
      first_counted: null,
      second_counted: null,
      counted_at: null,
      variance: null,
      must_choose: false,
    }
    expect(lineOf(row, undefined, undefined)).toEqual(blank)
    expect(lineOf(row, undefined, books)).toEqual(blank)
  })

  it("shows the figures it was posted with, whatever the books say now", () => {
    const posted = {
      ...row,
      is_open: false,
      counted: 8,
      expected_at_count: 10,
      moved_since: -1,
      difference: -2,
    }
    expect(lineOf(posted, rounds, books)).toMatchObject({
      counted: 8,
      expected_at_count: 10,
      moved_since: -1,
      variance: -2,
      difference: -2,
      must_choose: false,
      first_counted: 9,
      second_counted: 8,
    })
    expect(lineOf({ ...posted, counted: null }, undefined, undefined).variance).toBeNull()
    expect(lineOf({ ...posted, expected_at_count: null }, undefined, undefined).variance).toBeNull()
  })

  it("keeps what was counted when the count was given up, compared with nothing", () => {
    expect(lineOf({ ...row, is_open: false }, rounds, books)).toMatchObject({
      counted: 8,
      variance: null,
      difference: null,
      must_choose: false,
    })
  })
})
