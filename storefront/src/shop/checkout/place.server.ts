import type { CheckoutAnswer, CheckoutRequest, ErrorAnswer, PaymentStep } from "@baixian/backend/contract"
import { data, href, redirectDocument } from "react-router"
import { placeOrder } from "../../medusa/checkout.server"
import { parseLines, withoutLines } from "../cart/cart"
import { cartCookie, readCart } from "../cart/cart-cookie.server"
import { orderCookie, payCookie } from "../orders/order-cookies.server"
import { readPreferences } from "../preferences.server"
import { closedKeyCookie } from "./checkout-key.server"
import { findRegion } from "./divisions.server"
import { checkoutRequest, type CheckoutForm, findErrors, refusedFields } from "./form"
import { checkoutView } from "./view.server"

/** Sends the form's order. Leads to the order or its payment; on any trouble it gives the form back as typed. */
export async function place(request: Request, form: CheckoutForm) {
  const { lang } = readPreferences(request)
  const region = findRegion(form.province, form.city, form.area)
  const errors = findErrors(form, region !== null)
  if (Object.keys(errors).length > 0) {
    return data({ view: await checkoutView(form, lang, { errors, notice: "check_fields" }) }, { status: 422 })
  }
  // The form was made while the backend was away, so nobody has seen a total yet.
  if (!/^\d+$/.test(form.expected_total_fen)) {
    return data({ view: await checkoutView(form, lang, { notice: "price_changed" }) }, { status: 409 })
  }

  const wanted = checkoutRequest(form, region)
  const outcome = await placeOrder(wanted, form.key, lang)
  if (outcome.at === "answered") return goOn(request, wanted, outcome.answer)
  if (outcome.at === "unknown") {
    const view = await checkoutView(form, lang, { notice: "no_answer" })
    // Without an answer the form must be sent again as it was: same key, same total.
    return data({ view: { ...view, form } }, { status: 503 })
  }
  return data({ view: await checkoutView(form, lang, troubleOf(outcome.refusal)) }, { status: 409 })
}

function troubleOf(refusal: ErrorAnswer) {
  const errors = refusedFields(refusal)
  if (refusal.code === "price_changed") return { errors, notice: "price_changed" as const }
  if (refusal.code === "insufficient_inventory") return { errors, notice: "insufficient" as const }
  if (refusal.code === "idempotency_key_reused") return { errors, notice: "key_reused" as const }
  if (Object.keys(errors).length > 0) return { errors, notice: "check_fields" as const }
  return { errors, notice: "refused" as const, detail: refusal.message }
}

/** The order is placed: remember it, take its goods out of the cart, and go where it is paid. */
function goOn(request: Request, wanted: CheckoutRequest, answer: CheckoutAnswer) {
  const { order, payment, access_token } = answer
  const headers = new Headers()
  headers.append("Set-Cookie", orderCookie(request, order.order_number, access_token))
  headers.append("Set-Cookie", closedKeyCookie(request))
  // "Buy now" leaves the cart alone; what was bought from the cart leaves it.
  const asked = new URL(request.url).searchParams
  if (!asked.has("buy") || asked.get("from") === "cart") {
    headers.append("Set-Cookie", cartCookie(request, withoutLines(readCart(request), wanted.lines)))
  }
  if (payment.kind !== "none") headers.append("Set-Cookie", payCookie(request, order.order_number, payment))
  return redirectDocument(afterPlacing(order.order_number, payment), { status: 303, headers })
}

/** The page that comes next for this payment step. */
export function afterPlacing(order_number: string, payment: PaymentStep): string {
  if (payment.kind === "redirect") return href("/orders/:order_number/pay", { order_number })
  if (payment.kind === "stripe") return href("/orders/:order_number/card", { order_number })
  return `${href("/orders/:order_number", { order_number })}?placed=1`
}

/** The lines a checkout is about: "buy now" names its own, otherwise the cart. */
export function linesToBuy(request: Request) {
  const buy = new URL(request.url).searchParams.get("buy")
  return buy === null ? readCart(request) : parseLines(buy)
}
