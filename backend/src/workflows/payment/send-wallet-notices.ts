import type { MedusaContainer } from "@medusajs/framework/types"
import { env } from "../../env"
import { DEMO_WALLET_MODULE } from "../../modules/demo-wallet"
import type DemoWalletModuleService from "../../modules/demo-wallet/service"
import type { DueNotice } from "../../modules/demo-wallet/service"
import { signatureHeader } from "../../modules/payment-inbox/signature"

/** The wallet's header; the same scheme as Stripe's. */
export const WALLET_SIGNATURE = "demo-wallet-signature"

const TIMEOUT_MS = 5_000

/** The demo wallet's postman: signs and sends what is owed, each notice until it is answered with 200, with limits. */
export async function sendWalletNotices(container: MedusaContainer, now: Date): Promise<number> {
  const wallet = container.resolve<DemoWalletModuleService>(DEMO_WALLET_MODULE)
  const notices = await wallet.claimDueNotices({ now, limit: 50 })
  for (const notice of notices) {
    const problem = await send(notice)
    if (problem) await wallet.noticeFailed(notice.id, problem)
    else await wallet.noticeDelivered(notice.id, new Date())
  }
  return notices.length
}

/** Null when it was accepted, else why not. */
async function send({ url, body }: DueNotice): Promise<string | null> {
  const headers = {
    "content-type": "application/json",
    [WALLET_SIGNATURE]: signatureHeader(body, env.DEMO_WALLET_SECRET, new Date()),
  }
  try {
    const response = await fetch(url, {
      method: "POST",
      headers,
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return response.ok ? null : `Answered ${response.status}.`
  } catch (error) {
    return (error as Error).message
  }
}
