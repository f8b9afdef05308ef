import { askOrder } from "../../medusa/orders.server"
import { findOrderToken } from "../orders/order-cookies.server"
import { readPreferences } from "../preferences.server"
import type { Route } from "./+types/state"

/** `GET /orders/:order_number/state`: one word, for the order page that waits for its payment. */
export async function loader({ request, params: { order_number } }: Route.LoaderArgs) {
  const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" }
  const token = findOrderToken(request, order_number)
  if (!token) return new Response(null, { status: 404, headers })

  const outcome = await askOrder(order_number, token, readPreferences(request).lang)
  if (outcome.at !== "answered") return new Response(null, { status: 503, headers })
  return new Response(outcome.answer.state, { headers })
}
