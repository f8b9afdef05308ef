import fc from "fast-check"
import { fenOfYuan, nearestFen, splitExactly, yuanOfFen } from "../fen"

const fen = fc.integer({ min: 0, max: 1_000_000_000_000 })
const weights = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 30 })
const someWeight = weights.filter((all) => all.some((weight) => weight > 0))

describe("fenOfYuan", () => {
  it.each([
    [0, 0],
    [39.9, 3990],
    ["39.90", 3990],
    [0.07, 7],
    [1.15, 115],
    [-12.34, -1234],
    [1_000_000.01, 100_000_001],
  ])("reads %p yuan as %p fen", (yuan, expected) => {
    expect(fenOfYuan(yuan)).toBe(expected)
  })

  it.each([[0.001], ["39.905"], ["abc"], [""], [" "], [Number.NaN], [Number.POSITIVE_INFINITY]])(
    "refuses %p, which is no whole number of fen",
    (yuan) => {
      expect(() => fenOfYuan(yuan)).toThrow(RangeError)
    }
  )

  it("never answers negative zero", () => {
    expect(Object.is(fenOfYuan(-0), 0)).toBe(true)
  })

  it("reads back every fen that was written as yuan, as number and as text", () => {
    fc.assert(
      fc.property(fen, (amount) => {
        expect(fenOfYuan(yuanOfFen(amount))).toBe(amount)
        expect(fenOfYuan((amount / 100).toFixed(2))).toBe(amount)
      })
    )
  })
})

describe("nearestFen", () => {
  it.each([
    [33.333333, 3333],
    [33.335, 3334],
    [1.005, 101],
    [66.66666666666667, 6667],
    ["0.004", 0],
  ])("rounds %p yuan half up to %p fen", (yuan, expected) => {
    expect(nearestFen(yuan)).toBe(expected)
  })
})

describe("splitExactly", () => {
  it("gives the fen that do not divide to the largest remainders, ties to the earlier", () => {
    expect(splitExactly(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(splitExactly(10, [5_000, 3_000, 2_000])).toEqual([5, 3, 2])
    expect(splitExactly(11, [5_000, 3_000, 2_000])).toEqual([6, 3, 2])
    expect(splitExactly(1, [0, 1, 1])).toEqual([0, 1, 0])
  })

  it("sums exactly to the total, whatever the weights", () => {
    fc.assert(
      fc.property(fen, someWeight, (total, all) => {
        expect(splitExactly(total, all).reduce((sum, part) => sum + part, 0)).toBe(total)
      })
    )
  })

  it("is fair: no part is a whole unit away from its exact share, and nothing goes to weight zero", () => {
    fc.assert(
      fc.property(fen, someWeight, (total, all) => {
        const sum = all.reduce((so_far, weight) => so_far + BigInt(weight), 0n)
        splitExactly(total, all).forEach((part, index) => {
          const exact = BigInt(total) * BigInt(all[index]!)
          expect(BigInt(part) * sum - exact < sum && exact - BigInt(part) * sum < sum).toBe(true)
          if (all[index] === 0) expect(part).toBe(0)
        })
      })
    )
  })

  it("never gives a part more than its weight when there is enough for all", () => {
    fc.assert(
      fc.property(someWeight, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
        const total = Math.floor(all.reduce((sum, weight) => sum + weight, 0) * share)
        splitExactly(total, all).forEach((part, index) => expect(part).toBeLessThanOrEqual(all[index]!))
      })
    )
  })

  it("splits a negative total like its absolute value, without negative zeros", () => {
    fc.assert(
      fc.property(fen, someWeight, (total, all) => {
        const negative = splitExactly(-total, all)
        expect(negative.map((part) => Math.abs(part))).toEqual(splitExactly(total, all))
        for (const part of negative) {
          expect(part).toBeLessThanOrEqual(0)
          expect(Object.is(part, -0)).toBe(false)
        }
      })
    )
  })

  it("answers the same to the same question", () => {
    fc.assert(
      fc.property(fen, someWeight, (total, all) => {
        expect(splitExactly(total, [...all])).toEqual(splitExactly(total, all))
      })
    )
  })

  it("splits nothing over no weight, and refuses to lose an amount", () => {
    expect(splitExactly(0, [0, 0])).toEqual([0, 0])
    expect(splitExactly(0, [])).toEqual([])
    expect(() => splitExactly(1, [0, 0])).toThrow(RangeError)
    expect(() => splitExactly(1, [])).toThrow(RangeError)
  })
})
