import type { MedusaContainer } from "@medusajs/framework/types"
import { finishInterruptedOrders } from "../workflows/checkout/finish-interrupted-orders"
import { tendOpenOrders } from "../workflows/payment/tend-open-orders"

/** Once a minute: orders a crash interrupted, payments whose notice was lost, orders nobody paid in time. */
export default async function tendOrders(container: MedusaContainer): Promise<void> {
  const now = new Date()
  await finishInterruptedOrders(container, now)
  await tendOpenOrders(container, now)
}

export const config = { name: "tend-open-orders", schedule: "* * * * *" }
