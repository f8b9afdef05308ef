import { href } from "react-router"
import { head } from "../../ui/head"
import { Notice } from "../../ui/notice"
import { Price } from "../../ui/price"
import { useWords } from "../../words/words"
import { readPreferences } from "../preferences.server"
import type { Route } from "./+types/page"
import { requirePayable } from "./payable.server"

/**
 * The step between us and the payment page. A page of its own, because browsers refuse a form of ours whose answer leads
 * to another site; this one goes on by itself.
 */
export async function loader({ request, params: { order_number } }: Route.LoaderArgs) {
  const { order, step } = await requirePayable(request, order_number, "redirect")
  // Only an address a browser may follow; anything else stays a programmer's mistake.
  if (!/^(https?:\/\/|\/(?!\/))/.test(step.url)) throw new Error("The payment address is not a web address.")
  const { is_demo } = step
  // Our own wallet speaks the shopper's language; a real one has its ways to know.
  const url = is_demo ? `${step.url}?lang=${readPreferences(request).lang === "en" ? "en" : "zh"}` : step.url
  return { order_number, total_fen: order.total_fen, url, is_demo }
}

export const meta: Route.MetaFunction = ({ matches, loaderData }) => [
  ...head(matches, ({ pay }) => ({ title: pay.title })),
  ...(loaderData ? [{ httpEquiv: "refresh", content: `1;url=${loaderData.url}` }] : []),
]

export default function Pay({ loaderData }: Route.ComponentProps) {
  const { order_number, total_fen, url, is_demo } = loaderData
  const { pay } = useWords()

  return (
    <div className="narrow">
      <div className="panel pay">
        <h1>{pay.to_wallet}</h1>
        <p>
          {pay.amount} <Price fen={total_fen} />
        </p>
        {is_demo && <Notice kind="info">{pay.is_demo}</Notice>}
        <a className="button button-buy button-wide" href={url}>
          {pay.go}
        </a>
        <p className="muted">{pay.to_wallet_hint}</p>
        <p>
          <a className="button" href={href("/orders/:order_number", { order_number })}>
            {pay.back}
          </a>
        </p>
      </div>
    </div>
  )
}
