import type { QuoteRequest, SalesPointItem } from "@baixian/backend/contract"
import { askQuote, type Quote } from "../../medusa/checkout.server"
import { type District, listDistricts, listSalesPoints } from "../../medusa/sales-points.server"
import type { Lang, Words } from "../../words/words"
import { parseLines } from "../cart/cart"
import { type Division, divisionChoices } from "./divisions.server"
import type { CheckoutForm, FieldErrors } from "./form"

export type NoticeName = keyof Words["checkout"]["notices"]

/** All the checkout page shows. It holds the form as typed, whatever went wrong. */
export type CheckoutView = {
  form: CheckoutForm
  /** Null while the backend is away. */
  quote: Quote | null
  districts: District[]
  points: SalesPointItem[]
  points_total: number
  provinces: Division[]
  cities: Division[]
  areas: Division[]
  errors: FieldErrors
  notice: NoticeName | null
  /** The backend's own sentence, where we have none. */
  detail: string | null
}

const POINTS_SHOWN = 60

type Trouble = { errors?: FieldErrors; notice?: NoticeName | null; detail?: string | null }

/** Looks up what the form needs now: totals, points of the district, the next level of the region. */
export async function checkoutView(
  form: CheckoutForm,
  lang: Lang,
  trouble: Trouble = {}
): Promise<CheckoutView> {
  const [outcome, districts, points] = await Promise.all([
    askQuote(quoteRequest(form), lang),
    // The form must survive an absent backend: the choice made stays in the list.
    listDistricts().catch(() => (form.district ? [{ code: form.district, name: form.district }] : [])),
    pointsFor(form),
  ])
  const quote = outcome.at === "answered" ? outcome.answer : null
  const blocked = quote?.lines.some(({ problem }) => problem !== null)

  return {
    form: settled(form, quote),
    quote,
    districts,
    points: points.items,
    points_total: points.total,
    ...divisionChoices(form.province, form.city),
    errors: trouble.errors ?? {},
    notice: trouble.notice ?? (quote ? (blocked ? "problem_lines" : null) : "quote_away"),
    detail: trouble.detail ?? null,
  }
}

function quoteRequest({ lines, way, point }: CheckoutForm): QuoteRequest {
  const pickup = { kind: "pickup" as const, ...(point && { sales_point_code: point }) }
  return { lines: parseLines(lines), delivery: way === "pickup" ? pickup : { kind: "delivery" } }
}

async function pointsFor({
  district,
  lines,
}: CheckoutForm): Promise<{ items: SalesPointItem[]; total: number }> {
  if (!district) return { items: [], total: 0 }
  const variant_id = parseLines(lines)
    .map((line) => line.variant_id)
    .join(",")
  // As above: without an answer the page keeps the chosen point in a hidden input.
  return listSalesPoints({ district, pickup: "true", variant_id, limit: POINTS_SHOWN }).catch(() => ({
    items: [],
    total: 0,
  }))
}

/** The total now shown is the one agreed to; a payment method that is not offered is replaced by the first that is. */
function settled(form: CheckoutForm, quote: Quote | null): CheckoutForm {
  if (!quote) return form
  const offered = quote.payment_methods.some((method) => method === form.payment)
  return {
    ...form,
    expected_total_fen: String(quote.total_fen),
    payment: offered ? form.payment : (quote.payment_methods[0] ?? ""),
  }
}
