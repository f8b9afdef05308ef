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

  it("ask for approval above either limit, not at it, together with what went before", () => {
    const asks = (fen: number, pieces: number, before = writeOffTotal([])): boolean =>
      asksForApproval(total, { limit: { fen, pieces }, before })
    expect([asks(250, 3), asks(249, 3), asks(250, 2)]).toEqual([false, true, true])
    const before = { pieces: 1, value_fen: 50 }
    expect([asks(300, 4, before), asks(299, 4, before), asks(300, 3, before)]).toEqual([false, true, true])
  })

  const lot = (lot_id: string, recorded: number, expiry_date: string) => ({
    lot_id,
    recorded,
    expiry_date,
    production_date: null,
    shelf_life_days: 100,
  })
  const rule = { percent: 10, least_days: 1 }
  const shelf = { ...lotsOnHand([lot("a", 3, "2026-12-31"), lot("b", 4, "2027-02-01")], 7), promised: 0 }
  const shelves = new Map([["tea", shelf]])
  const line = (line: number, quantity: number, lot_id: string | null, reason = "damaged") => ({
    line,
    inventory_item_id: "tea",
    quantity,
    lot_id,
    lot_code: lot_id,
    reason,
  })

  it("take each piece of a lot once, by whichever line names it or comes first", () => {
    const [before, after] = [
      { today: "2026-12-01", rule },
      { today: "2027-01-01", rule },
    ]
    expect(lotsWrittenOff([line(0, 3, null), line(1, 2, "a"), line(2, 2, null)], shelves, before)).toEqual([
      { lot_id: "a", quantity: 2 },
      { lot_id: "a", quantity: 1 },
      { lot_id: "b", quantity: 2 },
      { lot_id: "b", quantity: 2 },
    ])
    expect(lotsWrittenOff([line(0, 3, null), line(1, 1, null, "expired")], shelves, after)).toEqual([
      { lot_id: "b", quantity: 3 },
      { lot_id: "a", quantity: 1 },
    ])
  })

  it("may not name more of a lot than is left", () => {
    expect(shortLots([line(0, 2, "a"), line(1, 1, "a"), line(2, 9, null)], shelf.lots)).toEqual([])
    expect(shortLots([line(0, 2, "a"), line(1, 4, "b"), line(2, 2, "a")], shelf.lots)).toEqual([
      { line: 0, lot_code: "a", left: 3 },
      { line: 2, lot_code: "a", left: 3 },
    ])
  })
})
