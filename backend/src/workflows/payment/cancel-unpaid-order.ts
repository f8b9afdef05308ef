import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import { PICKUP_MODULE } from "../../modules/pickup"
import type PickupModuleService from "../../modules/pickup/service"
import { withStockCause } from "../../modules/stock/medusa/stock-errand"
import { inOrderTurn } from "../stock/order-turn"
import { findOrderRecord } from "../checkout/order-record"
import { closeSessions } from "./close-sessions"
import { settleLocked, withOrderPayment } from "./settle-payment"

export type CancelOutcome = "cancelled" | "paid" | "handed_over" | "busy" | "not_due"

/**
 * Cancels an order nobody has paid: asks the provider, closes the payment there, then lets Medusa cancel and give the
 * reserved goods back. `due` is asked again under the lock. Never cancels what is paid, being paid or handed over.
 */
export async function cancelUnpaidOrder(
  container: MedusaContainer,
  order_id: string,
  { now, due = () => true }: { now: Date; due?: (pay_before: string | null) => boolean }
): Promise<CancelOutcome> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const cancel = async (): Promise<CancelOutcome> => {
    if ((await settleLocked(container, order_id)) !== "not_paid") return "paid"

    const order = await findOrderRecord(db, { id: order_id })
    if (!order || !due(order.metadata.pay_before)) return "not_due"
    if (order.status === "canceled") return "cancelled"
    if (order.status !== "pending" || order.fulfillments.length > 0) return "handed_over"
    if (!(await closeSessions(container, order))) {
      return (await settleLocked(container, order_id)) === "not_paid" ? "busy" : "paid"
    }

    const document = { kind: "order", id: order_id, number: order.order_number }
    await withStockCause({ reason: "reservation", document }, async () =>
      cancelOrderWorkflow(container).run({ input: { order_id } })
    )
    const pickups = container.resolve<PickupModuleService>(PICKUP_MODULE)
    await pickups.releaseCode(order.order_number, now)
    return "cancelled"
  }
  return await inOrderTurn(container, order_id, async () => withOrderPayment(container, order_id, cancel))
}
