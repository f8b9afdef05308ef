import type { MedusaContainer } from "@medusajs/framework/types"
import { env } from "../env"
import { processPaymentEvents } from "../workflows/payment/process-payment-events"
import { sendWalletNotices } from "../workflows/payment/send-wallet-notices"

const EVENTS_PER_RUN = 200

/** Once a minute: notices that were stored and not yet processed, and those the demo wallet still owes. */
export default async function retryPaymentEvents(container: MedusaContainer): Promise<void> {
  const now = new Date()
  await processPaymentEvents(container, { now, limit: EVENTS_PER_RUN })
  if (env.demoWallet) await sendWalletNotices(container, now)
}

export const config = { name: "retry-payment-events", schedule: "* * * * *" }
