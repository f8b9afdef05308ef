import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { OrderRecord } from "../checkout/order-record"
import { isOpen } from "./settle-payment"

/**
 * Closes what could still be paid, at the provider first, so that no money can arrive afterwards. False when a provider
 * refuses, because it was paid in this very moment or is being processed: then nothing may be cancelled.
 * The caller holds the order's payment lock.
 */
export async function closeSessions(container: MedusaContainer, order: OrderRecord): Promise<boolean> {
  const payments = container.resolve(Modules.PAYMENT)
  for (const session of order.sessions.filter(isOpen)) {
    try {
      await payments.deletePaymentSession(session.id)
    } catch (error) {
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .warn(`Session ${session.id} of order ${order.order_number} stays open: ${(error as Error).message}`)
      return false
    }
  }
  return true
}
