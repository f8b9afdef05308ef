import { asksForApproval, writeOffTotal } from "../write-off-rules"

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
