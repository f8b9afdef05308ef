import {
  asksForApproval,
  lotsWrittenOff,
  overdrawnLots,
  writeOffTotal,
  type WrittenOff,
} from "../write-off-rules"

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
})

describe("lots of a write-off", () => {
  const lot = (lot_id: string, recorded: number, expiry_date: string) => ({
    lot_id,
    recorded,
    expiry_date,
    production_date: null,
    shelf_life_days: null,
  })
  const lots = [lot("late", 3, "2027-01-01"), lot("soon", 3, "2026-12-01"), lot("past", 3, "2026-11-01")]
  const today = "2026-11-27"
  const line = (quantity: number, wish: Partial<WrittenOff> = {}): WrittenOff => ({
    quantity,
    lot_id: null,
    reason: "damaged",
    ...wish,
  })
  const taken = (lines: WrittenOff[], stocked = 9) => lotsWrittenOff(lines, lots, { stocked, today })

  it("are those the lines name, then the first to expire of what is left", () => {
    expect(taken([line(2), line(2, { lot_id: "soon" })])).toEqual([
      { lot_id: "soon", quantity: 2 },
      { lot_id: "soon", quantity: 1 },
      { lot_id: "late", quantity: 1 },
    ])
  })

  it("are taken once, however many lines name none", () => {
    expect(taken([line(2), line(2), line(3)])).toEqual([
      { lot_id: "soon", quantity: 2 },
      { lot_id: "soon", quantity: 1 },
      { lot_id: "late", quantity: 1 },
      { lot_id: "late", quantity: 2 },
    ])
  })

  it("are those past their end where that is the reason", () => {
    expect(taken([line(4, { reason: "expired" })])).toEqual([
      { lot_id: "past", quantity: 3 },
      { lot_id: "soon", quantity: 1 },
    ])
  })

  it("are not those that were sold", () => {
    expect(taken([line(2)], 4)).toEqual([
      { lot_id: "soon", quantity: 1 },
      { lot_id: "late", quantity: 1 },
    ])
    expect(taken([line(1, { lot_id: "late" }), line(2), line(1)], 4)).toEqual([
      { lot_id: "late", quantity: 1 },
      { lot_id: "soon", quantity: 1 },
      { lot_id: "late", quantity: 1 },
      { lot_id: "late", quantity: 1 },
    ])
  })

  it("are overdrawn when the lines together name more than documents brought", () => {
    const soon = { lot_id: "soon" }
    expect([...overdrawnLots([line(2, soon), line(1, soon), line(9)], lots)]).toEqual([])
    expect([...overdrawnLots([line(2, soon), line(2, soon)], lots)]).toEqual(["soon"])
    expect([...overdrawnLots([line(1, { lot_id: "gone" })], lots)]).toEqual(["gone"])
  })
})
