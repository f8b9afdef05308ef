import { describe, expect, it } from "vitest"
import { draw, drawMany, fraction, hash, pick, wholeNear, type Weighted } from "./hash"

const candidates = (names: string[]): Weighted<string>[] =>
  names.map((name) => ({ value: name, hash: hash(name), weight: name.length }))
const lots = Array.from({ length: 4_000 }, (_, index) => hash(`lot/${index}`))

describe("draw", () => {
  it("gives each candidate its share of the draws", () => {
    const wins = lots.filter((bits) => draw(candidates(["a", "bbb"]), bits) === "bbb").length
    expect(wins / lots.length).toBeGreaterThan(0.72)
    expect(wins / lots.length).toBeLessThan(0.78)
  })

  it("lets a new candidate take what it wins and changes nothing else", () => {
    const before = candidates(["aa", "bbb", "c"])
    const after = [...before, ...candidates(["dd"])]
    for (const bits of lots) {
      const winner = draw(after, bits)
      if (winner !== "dd") expect(winner).toBe(draw(before, bits))
    }
  })

  it("never takes a candidate without weight, and none when all are without", () => {
    const none = [{ value: "x", hash: 1, weight: 0 }]
    expect(draw(none, 7)).toBeNull()
    expect(drawMany([...none, ...candidates(["yy"])], 7, 5)).toEqual(["yy"])
  })
})

it("keeps the mean when it rounds to whole numbers", () => {
  const sum = lots.reduce((all, bits) => all + wholeNear(0.3, bits), 0)
  expect(sum / lots.length).toBeCloseTo(0.3, 1)
  expect(wholeNear(2, hash("any"))).toBe(2)
})

it("spreads hashes over the whole range and refuses an empty choice", () => {
  const mean = lots.reduce((all, bits) => all + fraction(bits), 0) / lots.length
  expect(mean).toBeCloseTo(0.5, 1)
  expect(() => pick([], 1)).toThrow("Nothing to choose from")
})
