import type { PaymentStep } from "@baixian/backend/contract"
import { cookie, DAY_SECONDS, readCookie, readCookies } from "../cookies.server"

/**
 * Proofs of being the buyer, one cookie per order so that none outgrows a browser's limit, and bound to `/orders` so that
 * no other page carries them.
 */
const PATH = "/orders"
const PREFIX = "order_"
const MOST_ORDERS = 20
const KEPT_SECONDS = 180 * DAY_SECONDS
const PAY_SECONDS = 15 * 60

export type KeptOrder = { order_number: string; token: string; kept_at: number }

const numberShape = /^[A-Za-z0-9-]{4,40}$/

/** True for something that may be an order number; anything else never reaches a cookie's name. */
export const isOrderNumber = (text: string): boolean => numberShape.test(text)

/** The `Set-Cookie` value that remembers an order on this device for half a year. */
export function orderCookie(request: Request, order_number: string, token: string, now = Date.now()): string {
  if (!isOrderNumber(order_number)) throw new Error(`Not an order number: ${order_number}`)
  const value = `${Math.floor(now / 1000)}:${token}`
  return cookie(request, `${PREFIX}${order_number}`, value, { path: PATH, max_age_seconds: KEPT_SECONDS })
}

/** The orders remembered on this device, newest first. */
export function readOrders(request: Request): KeptOrder[] {
  const kept: KeptOrder[] = []
  for (const [name, value] of readCookies(request)) {
    const order_number = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : ""
    const [, at, token] = /^(\d+):(.+)$/.exec(value) ?? []
    if (isOrderNumber(order_number) && at && token) kept.push({ order_number, token, kept_at: Number(at) })
  }
  return kept.sort((a, b) => b.kept_at - a.kept_at)
}

/** The newest twenty, and the cookies that forget the rest. */
export function newestOrders(request: Request): { orders: KeptOrder[]; forget: string[] } {
  const all = readOrders(request)
  const forget = all
    .slice(MOST_ORDERS)
    .map(({ order_number }) =>
      cookie(request, `${PREFIX}${order_number}`, "", { path: PATH, max_age_seconds: 0 })
    )
  return { orders: all.slice(0, MOST_ORDERS), forget }
}

/** The proof for one order; null when this device does not have it. */
export const findOrderToken = (request: Request, order_number: string): string | null =>
  readOrders(request).find((kept) => kept.order_number === order_number)?.token ?? null

type Payable = Exclude<PaymentStep, { kind: "none" }>

/** Carries a payment step from the form that opened it to the page that takes the shopper there. */
export const payCookie = (request: Request, order_number: string, step: Payable): string =>
  cookie(request, "pay", JSON.stringify({ order_number, step }), { path: PATH, max_age_seconds: PAY_SECONDS })

/** The open payment step of this order; null when there is none (any more). */
export function readPayStep(request: Request, order_number: string): Payable | null {
  const text = readCookie(request, "pay")
  if (!text) return null
  try {
    const carried = JSON.parse(text) as { order_number?: unknown; step?: Payable }
    return carried.order_number === order_number ? (carried.step ?? null) : null
  } catch {
    // Cut off or not ours: the order page opens a new payment.
    return null
  }
}
