import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { findOrderRecord } from "../checkout/order-record"
import { closeSessions } from "./close-sessions"
import { isOpen, settleLocked, withOrderPayment } from "./settle-payment"

/**
 * An order was cancelled, by the office perhaps: closes what could still be paid for it. What was paid in the very
 * moment goes back. Nothing to do after our own cancellation, which closes first.
 */
export async function closePaymentsOfCancelled(container: MedusaContainer, order_id: string): Promise<void> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const before = await findOrderRecord(db, { id: order_id })
  if (before?.status !== "canceled" || !before.sessions.some(isOpen)) return

  await withOrderPayment(container, order_id, async () => {
    await settleLocked(container, order_id)
    const order = await findOrderRecord(db, { id: order_id })
    if (order && !(await closeSessions(container, order))) await settleLocked(container, order_id)
  })
}
