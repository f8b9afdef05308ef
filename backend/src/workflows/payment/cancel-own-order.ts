import type { MedusaContainer } from "@medusajs/framework/types"
import { Refusal } from "../checkout/refusal"
import { cancelUnpaidOrder, type CancelOutcome } from "./cancel-unpaid-order"

const refusals: Partial<Record<CancelOutcome, Refusal>> = {
  paid: new Refusal("already_paid", "This order is paid; ask the shop for a refund instead."),
  handed_over: new Refusal("already_handed_over", "This order is on its way already; ask the shop."),
  busy: new Refusal(
    "payment_in_progress",
    "A payment of this order is being processed; try again in a minute."
  ),
}

/** The buyer takes the order back before it is paid. */
export async function cancelOwnOrder(
  container: MedusaContainer,
  { order_id, now }: { order_id: string; now: Date }
): Promise<void> {
  const refusal = refusals[await cancelUnpaidOrder(container, order_id, { now })]
  if (refusal) throw refusal
}
