import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { projectOrdersWorkflow } from "../workflows/ledger/project-orders"

type OrderEvent = { id?: string; order_id?: string }

/** A nudge: losing one costs a minute, never a sale. */
export default async function nudgeLedger({ event, container }: SubscriberArgs<OrderEvent>): Promise<void> {
  const id = event.data.order_id ?? event.data.id
  if (!id) return

  const input = event.name.startsWith("payment.") ? { payment_ids: [id] } : { order_ids: [id] }
  await projectOrdersWorkflow(container).run({ input })
}

export const config: SubscriberConfig = {
  event: [
    "payment.captured",
    "payment.refunded",
    "order.canceled",
    "order.return_received",
    "order-edit.confirmed",
  ],
  context: { subscriberId: "nudge-ledger" },
}
