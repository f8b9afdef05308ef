import { data, href, redirect } from "react-router"
import { askOrder, cancelOrder, retryPayment } from "../../medusa/orders.server"
import { head } from "../../ui/head"
import { Icon } from "../../ui/icon"
import { Notice } from "../../ui/notice"
import { useWords } from "../../words/words"
import { afterPlacing } from "../checkout/place.server"
import { findOrderToken, payCookie } from "../orders/order-cookies.server"
import { readPreferences } from "../preferences.server"
import type { Route } from "./+types/page"
import { OrderDetails } from "./order-details"
import { OrderStatus } from "./order-status"
import { pickupCode, type QrDrawing } from "./pickup-qr.server"

type OrderNotice = "cancelled_done" | "cancel_refused" | "pay_refused" | "no_answer"

/** To the look-up: this device has no proof for the order, or no longer a good one. */
const askForProof = (order_number: string) =>
  redirect(`${href("/orders/find")}?number=${encodeURIComponent(order_number)}`)

export async function loader({ request, params: { order_number } }: Route.LoaderArgs) {
  const token = findOrderToken(request, order_number)
  if (!token) throw askForProof(order_number)

  const outcome = await askOrder(order_number, token, readPreferences(request).lang)
  if (outcome.at === "refused") throw askForProof(order_number)
  if (outcome.at === "unknown") throw data({ reason: "backend_away" }, { status: 503 })

  return {
    order: outcome.answer,
    pickup: pickupCode(outcome.answer),
    placed: new URL(request.url).searchParams.has("placed"),
  }
}

/** `intent` pay | cancel. */
export async function action({ request, params: { order_number } }: Route.ActionArgs) {
  const token = findOrderToken(request, order_number)
  if (!token) throw askForProof(order_number)

  const intent = (await request.formData()).get("intent")
  return intent === "cancel" ? cancel(request, order_number, token) : pay(request, order_number, token)
}

const answer = (notice: OrderNotice, status: number) => data({ notice }, { status })

async function cancel(request: Request, order_number: string, token: string) {
  const outcome = await cancelOrder(order_number, token, readPreferences(request).lang)
  if (outcome.at === "answered") return answer("cancelled_done", 200)
  return outcome.at === "unknown" ? answer("no_answer", 503) : answer("cancel_refused", 409)
}

/** Pays by the order's own way; it is the one the shopper chose. */
async function pay(request: Request, order_number: string, token: string) {
  const { lang } = readPreferences(request)
  const known = await askOrder(order_number, token, lang)
  if (known.at !== "answered") return answer("no_answer", 503)

  const outcome = await retryPayment(order_number, token, known.answer.payment_method, lang)
  if (outcome.at === "unknown") return answer("no_answer", 503)
  if (outcome.at === "refused") return answer("pay_refused", 409)

  const { payment } = outcome.answer
  const headers =
    payment.kind === "none" ? undefined : { "Set-Cookie": payCookie(request, order_number, payment) }
  return redirect(afterPlacing(order_number, payment), { status: 303, ...(headers && { headers }) })
}

export const meta: Route.MetaFunction = ({ matches, params }) =>
  head(matches, ({ order }) => ({ title: order.title(params.order_number) }))

export default function Order({ loaderData, actionData }: Route.ComponentProps) {
  const { order, pickup, placed } = loaderData
  const { order: words, shop } = useWords()
  const notice = actionData?.notice

  return (
    <div className="narrow">
      {placed && (
        <div className="placed">
          <Icon name="done" />
          <h1>{words.placed}</h1>
        </div>
      )}
      {notice && <Notice kind={notice === "cancelled_done" ? "done" : "alert"}>{words[notice]}</Notice>}
      <OrderStatus order={order} heading={placed ? "h2" : "h1"} />
      {pickup && <PickupCode {...pickup} />}
      <OrderDetails order={order} />
      <p className="muted">{words.save_hint}</p>
      <p className="blank-ways">
        <a className="button" href={href("/")}>
          {words.buy_again}
        </a>
        <a className="button" href={href("/orders/mine")}>
          {shop.mine}
        </a>
        <a className="button" href={`${href("/help")}#contact`}>
          {shop.help}
        </a>
      </p>
    </div>
  )
}

/** Large enough to be read across a counter, and a square for its scanner. */
function PickupCode({ code, qr }: { code: string; qr: QrDrawing }) {
  const { order: words } = useWords()
  return (
    <div className="pickup-code">
      <p>{words.pickup_code}</p>
      <p className="pickup-digits" aria-label={words.pickup_code_spaced(code)}>
        {code}
      </p>
      <svg
        className="pickup-qr"
        viewBox={`-2 -2 ${qr.size + 4} ${qr.size + 4}`}
        shapeRendering="crispEdges"
        aria-hidden="true"
      >
        <path d={qr.path} />
      </svg>
      <p className="muted">{words.placed_pickup}</p>
    </div>
  )
}
