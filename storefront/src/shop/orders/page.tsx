import { data, href } from "react-router"
import type { PlacedOrder } from "@baixian/backend/contract"
import { beijingTime } from "../../format/day"
import { askOrder } from "../../medusa/orders.server"
import { head } from "../../ui/head"
import { Icon } from "../../ui/icon"
import { listHref } from "../../ui/links"
import { Picture } from "../../ui/picture"
import { Price } from "../../ui/price"
import { useLang, useWords } from "../../words/words"
import { readPreferences } from "../preferences.server"
import type { Route } from "./+types/page"
import { newestOrders } from "./order-cookies.server"

export async function loader({ request }: Route.LoaderArgs) {
  const { orders: kept, forget } = newestOrders(request)
  const { lang, elder } = readPreferences(request)
  const orders = await Promise.all(
    kept.map(async ({ order_number, token }) => {
      const outcome = await askOrder(order_number, token, lang)
      return { order_number, order: outcome.at === "answered" ? outcome.answer : null }
    })
  )
  const headers = new Headers()
  for (const cookie of forget) headers.append("Set-Cookie", cookie)
  return data({ orders, elder }, { headers })
}

export const meta: Route.MetaFunction = ({ matches }) => head(matches, ({ mine }) => ({ title: mine.title }))

export default function MyOrders({ loaderData }: Route.ComponentProps) {
  const { orders, elder } = loaderData
  const { mine } = useWords()

  return (
    <>
      <h1 className="page-title">{mine.title}</h1>
      <p className="lead">{mine.lead}</p>
      {orders.length === 0 ? <NoOrders /> : null}
      <ul className="orders">
        {orders.map(({ order_number, order }) => (
          <OrderRow key={order_number} order_number={order_number} order={order} />
        ))}
      </ul>
      <p>
        <a className="button" href={href("/orders/find")}>
          <Icon name="search" />
          {mine.find}
        </a>
      </p>
      <Settings elder={elder} />
    </>
  )
}

function OrderRow({ order_number, order }: { order_number: string; order: PlacedOrder | null }) {
  const { mine, order: words } = useWords()
  const address = href("/orders/:order_number", { order_number })
  return (
    <li>
      <a href={address} className="order-row">
        <span className="order-row-head">
          <span className="muted">
            {words.number} {order_number}
          </span>
          {order && <strong className={`state state-${order.state}`}>{words.states[order.state]}</strong>}
        </span>
        {order ? (
          <span className="order-row-body">
            <span className="order-row-pictures">
              {order.lines.slice(0, 4).map((line) => (
                <Picture
                  key={`${line.handle}${line.variant_title}`}
                  src={line.thumbnail}
                  alt={line.title}
                  size={56}
                />
              ))}
            </span>
            <span className="order-row-sum">
              <Price fen={order.total_fen} />
              <span className="muted">{beijingTime(order.placed_at)}</span>
            </span>
          </span>
        ) : (
          <span className="muted">{mine.unreadable}</span>
        )}
      </a>
    </li>
  )
}

function NoOrders() {
  const { mine } = useWords()
  return (
    <div className="blank blank-small">
      <Icon name="receipt" className="blank-icon" />
      <p>{mine.empty}</p>
      <p className="blank-ways">
        <a className="button button-main" href={listHref({})}>
          {mine.empty_way}
        </a>
      </p>
    </div>
  )
}

/** The same switches as at the top of the page, where people look for settings. */
function Settings({ elder }: { elder: boolean }) {
  const { mine, shop } = useWords()
  const lang = useLang()
  const here = href("/orders/mine")
  return (
    <section className="part" aria-labelledby="settings">
      <h2 id="settings">{mine.settings}</h2>
      <ul className="rows">
        <li>
          <span>{mine.display}</span>
          <a className="button" href={`${here}?elder=${elder ? "0" : "1"}`}>
            {elder ? shop.elder_off : shop.elder_on}
          </a>
        </li>
        <li>
          <span>{mine.language}</span>
          <a className="button" href={`${here}?lang=${lang === "en" ? "zh-CN" : "en"}`}>
            {shop.other_language}
          </a>
        </li>
        <li>
          <span>{shop.help}</span>
          <a className="button" href={href("/help")}>
            {shop.help}
          </a>
        </li>
      </ul>
    </section>
  )
}
