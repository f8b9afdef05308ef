import type { QuoteRequest, SalesPointItem } from "@baixian/backend/contract"
import { askQuote, type Quote } from "../../medusa/checkout.server"
import {
  type District,
  listPickupDistricts,
  listSalesPoints,
  pickupOf,
} from "../../medusa/sales-points.server"
import type { Lang, Words } from "../../words/words"
import { parseLines } from "../cart/cart"
import { type Division, divisionChoices } from "./divisions.server"
import { type CheckoutForm, type FieldErrors, writeIds } from "./form"

export type NoticeName = keyof Words["checkout"]["notices"]

/** All the checkout page shows. It holds the form as typed, whatever went wrong. */
export type CheckoutView = {
  form: CheckoutForm
  /** Null while the backend is away. */
  quote: Quote | null
  /** Where a point has all of it; the one chosen in any case. */
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
    listPickupDistricts(variantsOf(form)).catch((): District[] => []),
    pointsFor(form),
  ])
  const quote = outcome.at === "answered" ? outcome.answer : null
  const lineTrouble = quote && lineNotice(quote, form)

  return {
    form: settled(form, quote),
    quote,
    districts: withChosen(districts, form.district),
    points: points.items,
    points_total: points.total,
    ...divisionChoices(form.province, form.city),
    errors: trouble.errors ?? {},
    // What is wrong with a line is said by the quote better than by the refusal.
    notice:
      (trouble.notice === "insufficient" ? lineTrouble : null) ??
      trouble.notice ??
      (quote ? lineTrouble : "quote_away"),
    detail: trouble.detail ?? null,
  }
}

function quoteRequest({ lines, way, point }: CheckoutForm): QuoteRequest {
  const pickup = { kind: "pickup" as const, ...(point && { sales_point_code: point }) }
  return { lines: parseLines(lines), delivery: way === "pickup" ? pickup : { kind: "delivery" } }
}

/** The one sentence about the lines that stand in the way, the hardest first; null when none does. */
function lineNotice({ lines }: Quote, { way, point }: CheckoutForm): NoticeName | null {
  const problems = new Set(lines.map(({ problem }) => problem))
  if (problems.has("unknown") || problems.has("unpublished")) return "problem_lines"
  if (problems.has("insufficient")) return way === "pickup" && point ? "insufficient" : "problem_lines"
  if (problems.has("pickup_only")) return "pickup_only"
  return problems.has("not_together") ? "not_together" : null
}

const variantsOf = ({ lines }: CheckoutForm): string[] =>
  parseLines(lines).map(({ variant_id }) => variant_id)

/** The choice made stays in the list, whatever has sold out there, and while the backend is away. */
function withChosen(districts: District[], chosen: string): District[] {
  if (!chosen || districts.some(({ code }) => code === chosen)) return districts
  return [...districts, { code: chosen, name: chosen, name_en: null }]
}

async function pointsFor(form: CheckoutForm): Promise<{ items: SalesPointItem[]; total: number }> {
  const { district } = form
  if (!district) return { items: [], total: 0 }
  // As above: without an answer the page keeps the chosen point in a hidden input.
  return listSalesPoints({ ...pickupOf(variantsOf(form)), district, limit: POINTS_SHOWN }).catch(() => ({
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
    to_agree: writeIds(
      quote.lines.flatMap(({ return_policy, variant_id }) =>
        return_policy === "excluded_with_consent" ? [variant_id] : []
      )
    ),
  }
}
