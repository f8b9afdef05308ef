import { lotsOnHand } from "../lot-rules"
import { asksForApproval, lotsWrittenOff, shortLots, writeOffTotal } from "../write-off-rules"

describe("write-offs", () => {
  const total = writeOffTotal([
    { quantity: 2, unit_fen: 100 },
    { quantity: 1, unit_fen: 50 },
  ])

  it("add up pieces and what they are worth", () => {
    expect(total).toEqual({ pieces: 3, value_fen: 250 })
    expect(writeOffTotal([])).toEqual({ pieces: 0, value_fen: 0 })
  })

  it("ask for approval above either limit, not at it", () => {
    expect(asksForApproval(total, { fen: 250, pieces: 3 })).toBe(false)
    expect(asksForApproval(total, { fen: 249, pieces: 3 })).toBe(true)
    expect(asksForApproval(total, { fen: 250, pieces: 2 })).toBe(true)
  })

  const lot = (lot_id: string, recorded: number, expiry_date: string) => ({
    lot_id,
    recorded,
    expiry_date,
    production_date: null,
    shelf_life_days: null,
  })
  const here = lotsOnHand([lot("a", 3, "2026-12-31"), lot("b", 4, "2027-02-01")], 7).lots.map((each) => ({
    ...each,
    inventory_item_id: "tea",
  }))
  const line = (line: number, quantity: number, lot_id: string | null, reason = "damaged") => ({
    line,
    inventory_item_id: "tea",
    quantity,
    lot_id,
    lot_code: lot_id,
    reason,
  })

  it("take each piece of a lot once, by whichever line names it or comes first", () => {
    expect(lotsWrittenOff([line(0, 3, null), line(1, 2, "a"), line(2, 2, null)], here, "2026-12-01")).toEqual(
      [
        { lot_id: "a", quantity: 2 },
        { lot_id: "a", quantity: 1 },
        { lot_id: "b", quantity: 2 },
        { lot_id: "b", quantity: 2 },
      ]
    )
    expect(lotsWrittenOff([line(0, 3, null), line(1, 1, null, "expired")], here, "2027-01-01")).toEqual([
      { lot_id: "b", quantity: 3 },
      { lot_id: "a", quantity: 1 },
    ])
  })

  it("may not name more of a lot than is left", () => {
    expect(shortLots([line(0, 2, "a"), line(1, 1, "a"), line(2, 9, null)], here)).toEqual([])
    expect(shortLots([line(0, 2, "a"), line(1, 4, "b"), line(2, 2, "a")], here)).toEqual([
      { line: 0, lot_code: "a", left: 3 },
      { line: 2, lot_code: "a", left: 3 },
    ])
  })
})
