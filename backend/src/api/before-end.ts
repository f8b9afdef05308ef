import type { MedusaResponse } from "@medusajs/framework/http"

/** Nobody waits longer than this for what is only written down about their answer. */
const MOST_WAIT_MS = 3_000

/**
 * Runs `work` once, with the status, when the route has answered and before the answer leaves: who has the answer finds what
 * was written about it. With 0 when the connection ended first. `work` says itself when it fails; it must not throw.
 */
export function beforeEnd(res: MedusaResponse, work: (status: number) => Promise<void>): void {
  let isDone = false
  const once = async (status: number): Promise<void> => {
    if (isDone) return
    isDone = true
    await work(status)
  }
  const end = res.end.bind(res) as (...args: unknown[]) => MedusaResponse
  const later = (...args: unknown[]): MedusaResponse => {
    res.end = end as typeof res.end
    const limit = AbortSignal.timeout(MOST_WAIT_MS)
    const tooLong = new Promise<void>((resolve) => limit.addEventListener("abort", () => resolve()))
    void Promise.race([once(res.statusCode), tooLong]).then(() => end(...args))
    return res
  }
  res.end = later as typeof res.end
  res.on("close", () => {
    void once(res.writableFinished ? res.statusCode : 0)
  })
}
