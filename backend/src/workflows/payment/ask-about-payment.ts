import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { OrderRecord } from "../checkout/order-record"
import { isPaid } from "../checkout/placed-order"
import { isOpen, settlePayment } from "./settle-payment"

/**
 * Asks the provider about an order whose buyer is looking at it. True when it was asked. A provider that does not answer
 * must not take the page away: the notice or the next minute's query will tell.
 */
export async function askAboutPayment(container: MedusaContainer, order: OrderRecord): Promise<boolean> {
  if (order.status !== "pending" || isPaid(order) || !order.sessions.some(isOpen)) return false
  try {
    await settlePayment(container, order.id)
    return true
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Payment of order ${order.order_number} could not be asked for: ${(error as Error).message}`)
    return false
  }
}
