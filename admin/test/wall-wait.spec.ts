import { describe, expect, it } from "vitest"
import { clockOffsetMs, isOld, waitMs } from "../src/admin/routes/wall/wall-wait"

describe("the wall's patience", () => {
  it("asks every five seconds, twice as rarely after each failure, and at least once a minute", () => {
    expect([0, 1, 2, 3, 4, 5, 6, 500].map(waitMs)).toEqual([
      5_000, 5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000,
    ])
  })

  it("calls nothing old that may only have missed one answer", () => {
    expect(isOld(1_000, 1_000 + 2 * waitMs(0))).toBe(false)
    expect(isOld(1_000, 1_000 + 4 * waitMs(0))).toBe(true)
  })

  it("goes by the server's clock where this machine's is wrong, and not by every answer's way", () => {
    const answeredAt = Date.parse("2026-11-28T02:05:12Z")
    expect(clockOffsetMs("2026-11-28T02:05:11.400Z", answeredAt)).toBe(0)
    expect(clockOffsetMs("2026-11-28T02:08:12Z", answeredAt)).toBe(180_000)
    expect(clockOffsetMs("2026-11-27T18:05:12Z", answeredAt)).toBe(-8 * 3_600_000)
  })
})
