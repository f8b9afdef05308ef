import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { env } from "../../../env"
import { WALLET_SIGNATURE } from "../../../workflows/payment/send-wallet-notices"
import { receiveEvent, type ParsedEvent } from "../receive-event"

const WalletEvent = z.object({
  id: z.string().min(1).max(64),
  type: z.string().min(1).max(64),
  charge: z.object({ attach: z.string().min(1).max(64) }),
})

function parse(body: unknown): ParsedEvent | null {
  const parsed = WalletEvent.safeParse(body)
  if (!parsed.success) return null
  return { event_id: parsed.data.id, type: parsed.data.type, session_id: parsed.data.charge.attach }
}

/** `POST /hooks/demo-wallet`: charge.paid and charge.failed, signed by the wallet. Refused where play money is off. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  await receiveEvent(req, res, {
    provider: "demo_wallet",
    header: WALLET_SIGNATURE,
    secret: env.demoWallet ? env.DEMO_WALLET_SECRET : undefined,
    parse,
  })
}
