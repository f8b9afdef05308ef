import { describe, expect, it } from "vitest"
import { RequestRefused, RequestTimedOut, retryOnce } from "../src/admin/api/request"

describe("retryOnce", () => {
  it("asks once more when no answer came or the server failed", () => {
    for (const error of [new RequestTimedOut(), new TypeError("fetch failed"), new RequestRefused(502, {})]) {
      expect(retryOnce(0, error)).toBe(true)
      expect(retryOnce(1, error)).toBe(false)
    }
  })

  it("takes a refusal for an answer", () => {
    expect(retryOnce(0, new RequestRefused(404, { code: "no_period" }))).toBe(false)
    expect(retryOnce(0, new RequestRefused(403, {}))).toBe(false)
  })
})
