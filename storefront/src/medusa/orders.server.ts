import type {
  OrderCancelAnswer,
  OrderLookupAnswer,
  OrderLookupRequest,
  PaymentMethod,
  PaymentRetryAnswer,
  PlacedOrder,
  PlacedOrderAnswer,
} from "@baixian/backend/contract"
import { ask, type Outcome } from "./backend.server"
import { mediaUrl } from "./media.server"

const path = (order_number: string) => `/store/placed-orders/${encodeURIComponent(order_number)}`
const proof = (token: string) => ({ "x-order-token": token })

/** The order as its buyer may see it; refused (404) without the right token. */
export async function askOrder(
  order_number: string,
  token: string,
  lang: string
): Promise<Outcome<PlacedOrder>> {
  const outcome = await ask<PlacedOrderAnswer>(path(order_number), { headers: proof(token), lang })
  if (outcome.at !== "answered") return outcome
  return { at: "answered", answer: withOrderMedia(outcome.answer.order) }
}

/**
 * Order number and phone together give the order and a token; refused (404) when they do not belong together, (429) when
 * too many were wrong. `forwarded_for` says who the shopper is, so that the backend counts wrong look-ups per shopper and
 * not for the whole shop.
 */
export async function lookUpOrder(
  request: OrderLookupRequest,
  lang: string,
  forwarded_for: string | null
): Promise<Outcome<OrderLookupAnswer>> {
  return ask<OrderLookupAnswer>("/store/placed-orders/lookup", {
    method: "POST",
    body: request,
    lang,
    ...(forwarded_for && { headers: { "x-forwarded-for": forwarded_for } }),
  })
}

/** Opens a payment for an unpaid order again, possibly by another way. */
export async function retryPayment(
  order_number: string,
  token: string,
  payment_method: PaymentMethod,
  lang: string
): Promise<Outcome<PaymentRetryAnswer>> {
  const body = { payment_method }
  return ask<PaymentRetryAnswer>(`${path(order_number)}/payment`, {
    method: "POST",
    body,
    headers: proof(token),
    lang,
  })
}

/** Cancels an order before payment. */
export async function cancelOrder(
  order_number: string,
  token: string,
  lang: string
): Promise<Outcome<OrderCancelAnswer>> {
  return ask<OrderCancelAnswer>(`${path(order_number)}/cancel`, {
    method: "POST",
    body: {},
    headers: proof(token),
    lang,
  })
}

/** The order with pictures the shopper's browser can reach. */
export function withOrderMedia(order: PlacedOrder): PlacedOrder {
  return { ...order, lines: order.lines.map((line) => ({ ...line, thumbnail: mediaUrl(line.thumbnail) })) }
}
