import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { closePaymentsOfCancelled } from "../workflows/payment/close-payments"

/** Nobody pays for a cancelled order. A lost event is no loss: money that comes all the same goes straight back. */
export default async function closePayments({
  event,
  container,
}: SubscriberArgs<{ id?: string }>): Promise<void> {
  if (event.data.id) await closePaymentsOfCancelled(container, event.data.id)
}

export const config: SubscriberConfig = {
  event: "order.canceled",
  context: { subscriberId: "close-payments" },
}
