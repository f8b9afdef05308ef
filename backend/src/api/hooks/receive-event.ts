import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { ErrorAnswer } from "../../contract"
import { isSigned } from "../../modules/payment-inbox/signature"
import { receivePaymentEvent } from "../../workflows/payment/receive-payment-event"

/** What an event of a provider says, as far as we need it; null for a body that is none of its events. */
export type ParsedEvent = { event_id: string; type: string; session_id: string | null }

/**
 * One verified notice: stored, answered 200, then processed in the background. Forged, altered or old → 400 and nothing
 * is kept. A doubled one is answered like the first.
 */
export async function receiveEvent(
  req: MedusaRequest,
  res: MedusaResponse,
  {
    provider,
    header,
    secret,
    parse,
  }: {
    provider: string
    header: string
    secret: string | undefined
    parse: (body: unknown) => ParsedEvent | null
  }
): Promise<void> {
  const raw = req.rawBody as Buffer | undefined
  const signature = req.get(header)
  const verified = raw && secret && isSigned(raw, signature, { secret, now: new Date() })
  const event = verified ? parse(req.body) : null
  if (!raw || !signature || !event) {
    req.scope
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Refused a ${provider} notice that was not signed.`)
    const answer: ErrorAnswer = {
      type: "invalid_data",
      code: "bad_signature",
      message: "The signature does not fit the body, or the notice is too old.",
    }
    res.status(400).json(answer)
    return
  }
  await receivePaymentEvent(req.scope, { provider, ...event, body: raw.toString("utf8"), signature })
  res.status(200).json({ received: true })
}
