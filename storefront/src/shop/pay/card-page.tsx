import type { Stripe, StripeElements } from "@stripe/stripe-js"
import { type FormEvent, useEffect, useRef, useState } from "react"
import { href } from "react-router"
import { yuan } from "../../format/fen"
import { head } from "../../ui/head"
import { Notice } from "../../ui/notice"
import { useLang, useWords } from "../../words/words"
import { siteOf } from "../cookies.server"
import type { Route } from "./+types/card-page"
import { requirePayable } from "./payable.server"

/** The only page that may load Stripe's script. */
export const handle = { hydrates: true, stripe: true }

export async function loader({ request, params: { order_number } }: Route.LoaderArgs) {
  const { order, step } = await requirePayable(request, order_number, "stripe")
  const return_url = `${siteOf(request)}${href("/orders/:order_number", { order_number })}`
  const { client_secret, publishable_key } = step
  return { order_number, total_fen: order.total_fen, client_secret, publishable_key, return_url }
}

export const meta: Route.MetaFunction = ({ matches }) => head(matches, ({ pay }) => ({ title: pay.title }))

type Card =
  { at: "loading" } | { at: "ready" | "paying"; stripe: Stripe; elements: StripeElements } | { at: "failed" }

export default function CardPage({ loaderData }: Route.ComponentProps) {
  const { order_number, total_fen, return_url } = loaderData
  const { pay } = useWords()
  const place = useRef<HTMLDivElement>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [card, setCard] = useCard(place, loaderData)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (card.at !== "ready") return

    const { stripe, elements } = card
    setCard({ ...card, at: "paying" })
    setRefusal(null)
    // On success Stripe leads to the order page, which waits for the provider's notice.
    const { error } = await stripe.confirmPayment({ elements, confirmParams: { return_url } })
    setRefusal(error.message ?? null)
    setCard({ at: "ready", stripe, elements })
  }

  return (
    <div className="narrow">
      <form className="panel pay" onSubmit={(event) => void submit(event)}>
        <h1>{pay.card_title}</h1>
        <noscript>
          <p>{pay.needs_script}</p>
        </noscript>
        {card.at === "loading" && <p role="status">{pay.card_loading}</p>}
        {card.at === "failed" && <Notice kind="alert">{pay.card_failed}</Notice>}
        <div ref={place} />
        {refusal && <Notice kind="alert">{refusal}</Notice>}
        {(card.at === "ready" || card.at === "paying") && (
          <button className="button button-buy button-wide" disabled={card.at === "paying"}>
            {card.at === "paying" ? pay.card_paying : pay.card_pay(yuan(total_fen))}
          </button>
        )}
        <p>
          <a href={href("/orders/:order_number", { order_number })}>{pay.back}</a>
        </p>
      </form>
    </div>
  )
}

/** Loads Stripe and puts its Payment Element into `place`. */
function useCard(
  place: React.RefObject<HTMLDivElement | null>,
  { client_secret, publishable_key }: { client_secret: string; publishable_key: string }
) {
  const lang = useLang()
  const [card, setCard] = useState<Card>({ at: "loading" })

  useEffect(() => {
    let left = false
    const load = async () => {
      const { loadStripe } = await import("@stripe/stripe-js/pure")
      const stripe = await loadStripe(publishable_key)
      if (left || !stripe || !place.current) return

      const elements = stripe.elements({ clientSecret: client_secret, locale: lang === "en" ? "en" : "zh" })
      elements.create("payment").mount(place.current)
      setCard({ at: "ready", stripe, elements })
    }
    load().catch(() => {
      if (!left) setCard({ at: "failed" })
    })
    return () => {
      left = true
    }
  }, [client_secret, publishable_key, lang, place])

  return [card, setCard] as const
}
