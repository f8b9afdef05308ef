import type { CheckoutAnswer, CheckoutRequest, QuoteAnswer, QuoteRequest } from "@baixian/backend/contract"
import { ask, type Outcome } from "./backend.server"
import { mediaUrl } from "./media.server"
import { withOrderMedia } from "./orders.server"

export type Quote = QuoteAnswer["quote"]

/** What the lines cost now and what stands in the way. Reserves nothing. */
export async function askQuote(request: QuoteRequest, lang: string): Promise<Outcome<Quote>> {
  const outcome = await ask<QuoteAnswer>("/store/checkout/quote", { method: "POST", body: request, lang })
  if (outcome.at !== "answered") return outcome

  const { quote } = outcome.answer
  const lines = quote.lines.map((line) => ({ ...line, thumbnail: mediaUrl(line.thumbnail) }))
  return { at: "answered", answer: { ...quote, lines } }
}

/** Placing an order takes the backend longer than a page, and giving up early only makes people doubt. */
const PLACING_TIMEOUT_MS = 20_000

/**
 * Places one order under `key`. No answer is asked for once more with the same key and body: the backend then gives the
 * order that was placed, if it was.
 */
export async function placeOrder(
  request: CheckoutRequest,
  key: string,
  lang: string
): Promise<Outcome<CheckoutAnswer>> {
  const once = () =>
    ask<CheckoutAnswer>("/store/checkout", {
      method: "POST",
      body: request,
      headers: { "Idempotency-Key": key },
      lang,
      timeout_ms: PLACING_TIMEOUT_MS,
    })
  const first = await once()
  const outcome = first.at === "unknown" ? await once() : first
  if (outcome.at !== "answered") return outcome
  return { at: "answered", answer: { ...outcome.answer, order: withOrderMedia(outcome.answer.order) } }
}
