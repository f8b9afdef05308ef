import { describe, expect, it } from "vitest"
import { OLD_MS, waitMs } from "../src/admin/routes/wall/wall-wait"

describe("the wall's patience", () => {
  it("asks every five seconds, twice as rarely after each failure, and at least once a minute", () => {
    expect([0, 1, 2, 3, 4, 5, 6, 500].map(waitMs)).toEqual([
      5_000, 5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000,
    ])
  })

  it("calls nothing old that may only have missed one answer", () => {
    expect(OLD_MS).toBeGreaterThan(2 * waitMs(0))
  })
})
