import { href } from "react-router"
import { yuan } from "../../format/fen"
import { askQuote } from "../../medusa/checkout.server"
import { head } from "../../ui/head"
import { Icon } from "../../ui/icon"
import { listHref } from "../../ui/links"
import { Notice } from "../../ui/notice"
import { Price } from "../../ui/price"
import { useWords } from "../../words/words"
import { readPreferences } from "../preferences.server"
import type { Route } from "./+types/page"
import { countPieces } from "./cart"
import { readCart } from "./cart-cookie.server"
import { LineRow } from "./line-row"

export async function loader({ request }: Route.LoaderArgs) {
  const lines = readCart(request)
  const full = new URL(request.url).searchParams.has("full")
  if (lines.length === 0) return { quote: null, pieces: 0, full, empty: true }

  // Sent or collected is chosen later, so the quote judges by both.
  const outcome = await askQuote({ lines }, readPreferences(request).lang)
  const quote = outcome.at === "answered" ? outcome.answer : null
  return { quote, pieces: countPieces(lines), full, empty: false }
}

export type CartQuote = NonNullable<Route.ComponentProps["loaderData"]["quote"]>

export const meta: Route.MetaFunction = ({ matches }) => head(matches, ({ cart }) => ({ title: cart.title }))

export default function Cart({ loaderData }: Route.ComponentProps) {
  const { quote, pieces, full, empty } = loaderData
  const { cart } = useWords()

  if (empty) return <EmptyCart />
  return (
    <>
      <div className="list-head">
        <h1 className="page-title">{cart.title}</h1>
        <p className="muted">{cart.pieces(pieces)}</p>
      </div>
      {full && <Notice kind="alert">{cart.full}</Notice>}
      {quote ? <QuotedCart quote={quote} /> : <UnknownPrices />}
    </>
  )
}

function QuotedCart({ quote }: { quote: CartQuote }) {
  const { cart } = useWords()
  const pickupOnly = quote.lines.some(({ problem }) => problem === "pickup_only")
  const blocked = quote.lines.some(({ problem }) => problem !== null && problem !== "pickup_only")

  return (
    <div className="with-side">
      <ul className="cart-lines">
        {quote.lines.map((line) => (
          <LineRow key={line.variant_id} line={line} />
        ))}
      </ul>
      <aside className="side">
        <dl className="sums">
          <div>
            <dt>{cart.goods}</dt>
            <dd>
              <Price fen={quote.goods_fen} />
            </dd>
          </div>
          <div>
            <dt>{cart.freight}</dt>
            <dd className="muted">{pickupOnly ? cart.freight_pickup : cart.freight_later}</dd>
          </div>
        </dl>
        {pickupOnly ? <Notice kind="info">{cart.pickup_only_cart}</Notice> : <FreightHint quote={quote} />}
        {blocked ? (
          <Notice kind="alert">{cart.fix_first}</Notice>
        ) : (
          <a className="button button-buy button-wide" href={href("/checkout")}>
            {pickupOnly ? cart.checkout_pickup : cart.checkout} {yuan(quote.goods_fen)}
          </a>
        )}
      </aside>
    </div>
  )
}

function FreightHint({ quote }: { quote: CartQuote }) {
  const { cart } = useWords()
  const { free_freight_from_fen: from_fen, goods_fen } = quote
  if (from_fen === null) return null

  const missing_fen = from_fen - goods_fen
  return (
    <p className="freight-hint">
      <Icon name="truck" />
      {missing_fen > 0 ? cart.free_freight_hint(yuan(missing_fen)) : cart.free_freight_reached}
    </p>
  )
}

function UnknownPrices() {
  const { cart } = useWords()
  return (
    <>
      <Notice kind="alert">{cart.no_answer}</Notice>
      <p>
        <a className="button" href={href("/cart")}>
          <Icon name="refresh" />
          {cart.refresh}
        </a>
      </p>
    </>
  )
}

function EmptyCart() {
  const { cart, shop } = useWords()
  return (
    <div className="blank">
      <Icon name="cart" className="blank-icon" />
      <h1>{cart.empty}</h1>
      <p className="blank-ways">
        <a className="button button-main" href={listHref({})}>
          {cart.empty_way}
        </a>
        <a className="button" href={href("/origins")}>
          {shop.origins}
        </a>
        <a className="button" href={href("/orders/mine")}>
          {shop.mine}
        </a>
      </p>
    </div>
  )
}
