import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { CheckoutLine, QuoteAnswer, QuoteLine } from "../../contract"
import { env } from "../../env"
import { businessDay } from "../../values/business-day"
import { readFreight, type Freight } from "./freight"
import { readGoods, type PricedGoods } from "./goods"
import { offeredMethods } from "./payment-methods"
import { findPoint, takesPickups, type PickupPoint } from "./pickup-point"
import { unexpected } from "./refusal"
import { sourceLines, type Sources, type Sourcing } from "./source-lines"
import { allocate, readStock, type Wanted } from "./stock"

export type QuoteInput = {
  lines: CheckoutLine[]
  delivery?: { kind: "pickup"; sales_point_code?: string } | { kind: "delivery" }
  sales_channel_id: string
  now: Date
}
/** The quote as the shopper sees it, and what placing an order needs beyond it. */
export type Quote = {
  answer: QuoteAnswer["quote"]
  goods: ReadonlyMap<string, PricedGoods>
  region_id: string
  /** Where everything would come from; null when no location of the shop has any of it. */
  location_id: string | null
  freight: Freight | null
  point: PickupPoint | null
}

const regionSql = `
  SELECT id FROM region WHERE currency_code = 'cny' AND deleted_at IS NULL ORDER BY created_at, id LIMIT 1`

/** What the cart costs now and what stands in the way. Reads only, never reserves. Money in whole fen. */
export async function quote(container: MedusaContainer, input: QuoteInput): Promise<Quote> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as Knex
  const { lines, delivery, sales_channel_id, now } = input
  const region_id = await requireRegion(db)
  const quantities = quantityByVariant(lines)
  const goods = await readGoods(container, {
    lines: [...quantities].map(([variant_id, quantity]) => ({ variant_id, quantity })),
    sales_channel_id,
    region_id,
  })

  const point_code = delivery?.kind === "pickup" ? delivery.sales_point_code : undefined
  const point = point_code ? await findPoint(db, { code: point_code, today: businessDay(now) }) : null
  const wanted = [...quantities].flatMap(([variant_id, quantity]) => {
    const found = goods.get(variant_id)
    return found?.on_sale ? [{ goods: found, quantity }] : []
  })
  const { location_id, lines: sourced } = sourceLines(wanted, await readSources(db, wanted, input, point))

  const answers = lines.map((line) => lineOf(line, { quantities, goods, sourced }))
  const goods_fen = answers.reduce((sum, line) => sum + line.amount_fen, 0)
  const freight = await readFreight(db, {
    kind: delivery?.kind === "pickup" ? "pickup" : "shipping",
    goods_fen,
    region_id,
  })
  const freight_fen = delivery ? (freight?.freight_fen ?? 0) : 0
  const payment_methods = offeredMethods(delivery?.kind)
  return {
    answer: {
      lines: answers,
      goods_fen,
      freight_fen,
      total_fen: goods_fen + freight_fen,
      free_freight_from_fen: freight?.free_freight_from_fen ?? null,
      payment_methods,
      stripe_publishable_key: payment_methods.includes("stripe")
        ? (env.STRIPE_PUBLISHABLE_KEY ?? null)
        : null,
    },
    goods,
    region_id,
    location_id,
    freight,
    point,
  }
}

/**
 * The stock the question is about: one point's, every pick-up point's, the online hubs'. Pick-up points are looked at
 * beside the hubs only when those are short, so that an ordinary checkout costs no second look.
 */
async function readSources(
  db: Knex,
  wanted: readonly Wanted[],
  { delivery, sales_channel_id, now }: QuoteInput,
  point: PickupPoint | null
): Promise<Sources> {
  const items = wanted.flatMap(({ goods }) => goods.needs.map((need) => need.inventory_item_id))
  const readPoints = () => readStock(db, { pickup_on: businessDay(now) }, items)

  if (delivery?.kind === "pickup") {
    if (!delivery.sales_point_code) return { ways: [await readPoints()] }
    const location_id = takesPickups(point) ? point.stock_location_id : ""
    return { ways: [await readStock(db, { location_id }, items)] }
  }
  const hubs = await readStock(db, { sales_channel_id }, items)
  if (allocate(wanted, hubs).short.size === 0) return { ways: [hubs] }
  return delivery ? { ways: [hubs], elsewhere: await readPoints() } : { ways: [hubs, await readPoints()] }
}

/** Lines of the same variant are one wish. */
export function quantityByVariant(lines: readonly CheckoutLine[]): Map<string, number> {
  const quantities = new Map<string, number>()
  for (const { variant_id, quantity } of lines) {
    quantities.set(variant_id, (quantities.get(variant_id) ?? 0) + quantity)
  }
  return quantities
}

type LineContext = {
  quantities: ReadonlyMap<string, number>
  goods: ReadonlyMap<string, PricedGoods>
  sourced: Sourcing["lines"]
}

function lineOf({ variant_id, quantity }: CheckoutLine, context: LineContext): QuoteLine {
  const found = context.goods.get(variant_id)
  if (!found) return { ...nothing, variant_id, quantity, problem: "unknown" }

  const unit_price_fen = found.unit_price_fen(context.quantities.get(variant_id) ?? quantity)
  const shown = {
    variant_id,
    quantity,
    handle: found.handle,
    title: found.title,
    title_en: found.title_en,
    variant_title: found.variant_title,
    thumbnail: found.thumbnail,
    origin: found.origin,
    ...found.returns,
  }
  // Without a price it cannot be sold either, whatever its status says.
  if (!found.on_sale || unit_price_fen === null) {
    return { ...nothing, ...shown, problem: "unpublished" }
  }
  return {
    ...shown,
    unit_price_fen,
    amount_fen: unit_price_fen * quantity,
    ...requireSourced(context, variant_id),
  }
}

function requireSourced({ sourced }: LineContext, variant_id: string) {
  const line = sourced.get(variant_id)
  if (!line) throw unexpected(`Variant ${variant_id} is on sale and was not looked for.`)
  return line
}

const nothing: Omit<QuoteLine, "variant_id" | "quantity" | "problem"> = {
  handle: null,
  title: null,
  title_en: null,
  variant_title: null,
  thumbnail: null,
  origin: null,
  return_policy: null,
  exclusion_reason: null,
  unit_price_fen: 0,
  amount_fen: 0,
  available_quantity: 0,
}

async function requireRegion(db: Knex): Promise<string> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(regionSql)
  if (rows[0]) return rows[0].id
  throw new MedusaError(
    MedusaError.Types.UNEXPECTED_STATE,
    "The shop has no region in yuan: run `npm run seed`."
  )
}
