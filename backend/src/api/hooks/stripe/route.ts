import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { env } from "../../../env"
import { receiveEvent, type ParsedEvent } from "../receive-event"

const StripeEvent = z.object({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  data: z.object({
    object: z.object({ metadata: z.object({ session_id: z.string().optional() }).nullish() }),
  }),
})

/** Events of other types or of other systems on the same account are kept too, and found to be not ours. */
function parse(body: unknown): ParsedEvent | null {
  const parsed = StripeEvent.safeParse(body)
  if (!parsed.success) return null
  const { id, type, data } = parsed.data
  return { event_id: id, type, session_id: data.object.metadata?.session_id ?? null }
}

/** `POST /hooks/stripe`: payment_intent.succeeded, .payment_failed, .canceled and whatever else the account sends. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  await receiveEvent(req, res, {
    provider: "stripe",
    header: "stripe-signature",
    secret: env.STRIPE_WEBHOOK_SECRET,
    parse,
  })
}
