import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ErrorAnswer } from "../../../contract"

/** Failed look-ups in a window of `WINDOW_SECONDS`, counted per order number and per address. */
export const FAILURES_PER_NUMBER = 5
export const FAILURES_PER_ADDRESS = 30
export const WINDOW_SECONDS = 600

/** Keys remembered at most; beyond that the oldest are forgotten, so that a flood cannot fill the memory. */
const MAX_KEYS = 20_000

type Window = { failures: number; ends_at: number }

/** Counts failures in fixed windows. In the memory of one process: N servers allow N times as many, which still ends guessing. */
export class FailureCount {
  private readonly windows = new Map<string, Window>()

  failures(key: string, now: number): number {
    const window = this.windows.get(key)
    return window && window.ends_at > now ? window.failures : 0
  }

  add(key: string, now: number): void {
    const failures = this.failures(key, now)
    const ends_at = failures > 0 ? (this.windows.get(key)?.ends_at ?? now) : now + WINDOW_SECONDS * 1000
    this.windows.delete(key)
    this.windows.set(key, { failures: failures + 1, ends_at })
    if (this.windows.size > MAX_KEYS) this.windows.delete(this.windows.keys().next().value!)
  }
}

const lookups = new FailureCount()

/** Refuses with 429 and a sentence once too many look-ups failed; counts this one when it fails with 404. */
export function limitFailedLookups(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const { order_number } = req.validatedBody as { order_number: string }
  const keys = [`number:${order_number}`, `address:${req.ip}`] as const
  const now = Date.now()
  const exhausted =
    lookups.failures(keys[0], now) >= FAILURES_PER_NUMBER ||
    lookups.failures(keys[1], now) >= FAILURES_PER_ADDRESS
  if (exhausted) {
    const answer: ErrorAnswer = {
      type: "not_allowed",
      code: "too_many_lookups",
      message:
        "Too many look-ups failed. Wait ten minutes, then check the order number and the phone number.",
    }
    res.status(429).set("retry-after", String(WINDOW_SECONDS)).json(answer)
    return
  }
  res.on("finish", () => {
    if (res.statusCode === 404) keys.forEach((key) => lookups.add(key, now))
  })
  next()
}
