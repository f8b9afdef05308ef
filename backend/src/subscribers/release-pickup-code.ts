import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { releasePickupCodes } from "../workflows/checkout/release-pickup-codes"

type OrderEvent = { id?: string }

/** Collected or cancelled: the six digits may be given out again. Losing the event only keeps them out of use. */
export default async function releasePickupCode({
  event,
  container,
}: SubscriberArgs<OrderEvent>): Promise<void> {
  if (!event.data.id) return
  await releasePickupCodes(container, { event: event.name, id: event.data.id, now: new Date() })
}

export const config: SubscriberConfig = {
  event: ["delivery.created", "order.canceled", "order.completed"],
  context: { subscriberId: "release-pickup-code" },
}
