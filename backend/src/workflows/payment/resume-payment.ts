import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { PaymentMethod, PaymentStep } from "../../contract"
import { findOrderRecord, type OrderMetadata, type OrderRecord } from "../checkout/order-record"
import { offeredMethods, providerOf } from "../checkout/payment-methods"
import { amountsOf, isPaid } from "../checkout/placed-order"
import { Refusal, unexpected } from "../checkout/refusal"
import { closeSessions } from "./close-sessions"
import { openSession, stepOf } from "./open-session"
import { isOpen, settleLocked, withOrderPayment } from "./settle-payment"

const MINUTES_TO_PAY = 30
const nothingNow: PaymentStep = { kind: "none" }

/** What the buyer can do now to pay as chosen: go on with the open payment, or a fresh one where it was closed. */
export async function resumePayment(container: MedusaContainer, order_id: string): Promise<PaymentStep> {
  return await withOrderPayment(container, order_id, async () => {
    const order = await requireCurrent(container, order_id)
    if (isOver(order)) return nothingNow
    return await payWith(container, order, order.metadata.payment_method, new Date())
  })
}

/**
 * Pay again, or otherwise: settles first, because the first payment may just have gone through. Refused when the order
 * cannot be paid any more or the method is not offered for it.
 */
export async function retryPayment(
  container: MedusaContainer,
  { order_id, method, now }: { order_id: string; method: PaymentMethod; now: Date }
): Promise<PaymentStep> {
  return await withOrderPayment(container, order_id, async () => {
    const order = await requireCurrent(container, order_id)
    if (isPaid(order)) return nothingNow
    if (order.status !== "pending") {
      throw new Refusal("order_cancelled", "This order is cancelled; place it again.", {
        payment_method: "The order is cancelled.",
      })
    }
    if (!offeredMethods(order.metadata.delivery_kind).includes(method)) {
      throw new Refusal(
        "payment_method_unavailable",
        "This way of paying is not offered here; choose another one.",
        {
          payment_method: "Is not offered for this order.",
        }
      )
    }
    if (order.metadata.pay_before && now.toISOString() >= order.metadata.pay_before) {
      throw new Refusal("payment_time_over", "The time to pay is over; place the order again.", {
        payment_method: "The time to pay is over.",
      })
    }
    return await payWith(container, order, method, now)
  })
}

async function payWith(
  container: MedusaContainer,
  order: OrderRecord,
  method: PaymentMethod,
  now: Date
): Promise<PaymentStep> {
  const same = method === order.metadata.payment_method
  const usable = order.sessions.find(
    (session) =>
      method !== "pay_at_pickup" &&
      session.provider_id === providerOf[method] &&
      isOpen(session) &&
      session.status !== "canceled"
  )
  const step = usable && stepOf(usable)
  if (same && (step || method === "pay_at_pickup")) return step ?? nothingNow

  if (!(await closeSessions(container, order))) {
    await settleLocked(container, order.id)
    return nothingNow
  }
  const pay_before = payBefore(order, method, now)
  await writeMethod(container, order, { payment_method: method, pay_before })
  if (!order.payment_collection_id) throw unexpected(`Order ${order.order_number} has no payment collection.`)
  const opened = await openSession(container, {
    payment_collection_id: order.payment_collection_id,
    order_number: order.order_number,
    method,
    total_fen: amountsOf(order).total_fen,
    pay_before,
  })
  return opened?.step ?? nothingNow
}

function payBefore({ metadata }: OrderRecord, method: PaymentMethod, now: Date): string | null {
  if (method === "pay_at_pickup") return null
  return metadata.pay_before ?? new Date(now.getTime() + MINUTES_TO_PAY * 60_000).toISOString()
}

async function writeMethod(
  container: MedusaContainer,
  order: OrderRecord,
  changed: Pick<OrderMetadata, "payment_method" | "pay_before">
): Promise<void> {
  const metadata: OrderMetadata = { ...order.metadata, ...changed }
  await container.resolve(Modules.ORDER).updateOrders([{ id: order.id, metadata }])
}

function isOver(order: OrderRecord): boolean {
  return order.status !== "pending" || isPaid(order)
}

async function requireCurrent(container: MedusaContainer, order_id: string): Promise<OrderRecord> {
  await settleLocked(container, order_id)
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const order = await findOrderRecord(db, { id: order_id })
  if (!order) throw unexpected(`Order ${order_id} is gone.`)
  return order
}
