import fc from "fast-check"
import { change, gapPoints, rankChange, ranks, ratio } from "../figures"

describe("rankChange", () => {
  it("is the places won, and nothing where there was or is no ranking", () => {
    expect(rankChange(2, 5)).toBe(3)
    expect(rankChange(5, 2)).toBe(-3)
    expect(rankChange(null, 2)).toBeNull()
    expect(rankChange(2, undefined)).toBeNull()
  })
})

describe("ranks", () => {
  it("gives equals one rank and skips the next: 1, 2, 2, 4", () => {
    const amounts = new Map([
      ["a", 50],
      ["b", 100],
      ["c", 50],
      ["d", 0],
    ])
    expect([...ranks(amounts)]).toEqual([
      ["a", 2],
      ["b", 1],
      ["c", 2],
      ["d", 4],
    ])
  })

  it("ranks a county that took more back than it sold below those that sold nothing", () => {
    expect(
      Object.fromEntries(
        ranks(
          new Map([
            ["a", -1],
            ["b", 0],
            ["c", 0],
          ])
        )
      )
    ).toEqual({ b: 1, c: 1, a: 3 })
  })

  it("gives nobody a rank while nobody sold anything, and everybody one as soon as one did", () => {
    const amounts = new Map([
      ["a", 0],
      ["b", 0],
    ])
    expect([...ranks(amounts)]).toEqual([])
    expect(Object.fromEntries(ranks(new Map([...amounts, ["c", 1]])))).toEqual({ a: 2, b: 2, c: 1 })
    expect(Object.fromEntries(ranks(new Map([...amounts, ["c", -1]])))).toEqual({ a: 1, b: 1, c: 3 })
  })

  it("is one more than the number of larger amounts, for any amounts", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 })), (amounts) => {
        const byName = new Map(amounts.map((amount, index) => [String(index), amount]))
        for (const [name, rank] of ranks(byName)) {
          expect(rank).toBe(1 + amounts.filter((amount) => amount > byName.get(name)!).length)
        }
      })
    )
  })
})

describe("ratios", () => {
  it.each([
    [50, 200, 0.25],
    [0, 200, 0],
    [-50, 200, -0.25],
    [50, 0, null],
    [50, -200, null],
    [50, null, null],
  ])("%p of %p is %p", (part, base, expected) => {
    expect(ratio(part, base)).toBe(expected)
  })

  it.each([
    [150, 100, 0.5],
    [0, 100, -1],
    [100, 0, null],
    [0, 0, null],
    [100, -50, null],
  ])("%p against %p is a change of %p", (now, base, expected) => {
    expect(change(now, base)).toBe(expected)
  })

  it("has no gap where there is no target or no schedule", () => {
    expect(gapPoints(0.8, 0.9)).toBeCloseTo(-10)
    expect(gapPoints(null, 0.9)).toBeNull()
    expect(gapPoints(0.8, null)).toBeNull()
  })
})
