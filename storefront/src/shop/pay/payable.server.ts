import type { PaymentStep, PlacedOrder } from "@baixian/backend/contract"
import { href, redirect } from "react-router"
import { askOrder } from "../../medusa/orders.server"
import { findOrderToken, readPayStep } from "../orders/order-cookies.server"
import { readPreferences } from "../preferences.server"

/**
 * The order and its open payment step of one kind. Sends everybody else to the order page: paid already, another device,
 * a step that has run out.
 */
export async function requirePayable<Kind extends "redirect" | "stripe">(
  request: Request,
  order_number: string,
  kind: Kind
): Promise<{ order: PlacedOrder; step: Extract<PaymentStep, { kind: Kind }> }> {
  const toOrder = redirect(href("/orders/:order_number", { order_number }))
  const token = findOrderToken(request, order_number)
  const step = readPayStep(request, order_number)
  if (!token || step?.kind !== kind) throw toOrder

  const outcome = await askOrder(order_number, token, readPreferences(request).lang)
  if (outcome.at !== "answered" || outcome.answer.state !== "awaiting_payment") throw toOrder
  return { order: outcome.answer, step: step as Extract<PaymentStep, { kind: Kind }> }
}
