import {
  addDays,
  addMonths,
  firstDayOf,
  monthOf,
  type BusinessDay,
} from "../../../backend/src/values/business-day"
import { assortmentOf, canHold, variantsAt } from "./assortment"
import { weightOn, type Demand } from "./demand"
import { draw, fraction, hash, mix, wholeNear, type Weighted } from "./hash"
import type { Scale } from "./profile"
import { WEEKDAY_HOSTS, type SeedPoint } from "./points"
import type { SeedProduct, SeedVariant } from "./products"
import { daysBetween, weekdayOf, type Season } from "./season"

/** One sold or returned article of the sample, before it is split over places of origin. Money in whole fen. */
export type SampleSale = {
  kind: "sale" | "refund"
  source: "order" | "till" | "filing"
  source_key: string
  corrects_key: string | null
  source_document: string
  document_label: string
  /** ISO instant with the Shanghai offset. */
  occurred_at: string
  business_day: BusinessDay
  product: SeedProduct
  variant: SeedVariant
  point: SeedPoint
  line: "online" | "offline"
  counting_type: "procurement" | "assisted_sale"
  quantity: number
  gross_fen: number
  discount_fen: number
}

export type SalesModel = {
  points: readonly SeedPoint[]
  products: readonly SeedProduct[]
  demand: readonly Demand[]
  season: Season
  scale: Scale
}

/**
 * Size of profile S (domain.md §15.3): orders a day online and per hub, filings per outlet and day, goods
 * per filed line. Growth of the whole by year; counties differ (demand.ts).
 */
const SIZE = {
  online_orders: 17,
  hub_receipts: 0.42,
  counter_receipts: 0.04,
  outlet_filings: 0.068,
  lines_per_filing: 1.45,
  filed_line_fen: 40_000,
  basket_line_fen: 6_000,
  growth: 0.08,
  growth_since: 2025,
}
// Means of the sample files: dividing by a constant keeps every point's sales independent of the others.
const MEAN_SIZE_FACTOR = { counter: 1.251, outlet: 1.165 }
const REFUND_RATE = { fresh: 0.03, other: 0.015 }

/** What the sample holds day by day: some months before the current one, and the current one until yesterday. */
export function samplePeriod(
  today: BusinessDay,
  { months_by_day }: Pick<Scale, "months_by_day">
): { from: BusinessDay; until: BusinessDay } {
  return { from: firstDayOf(addMonths(monthOf(today), 1 - months_by_day)), until: today }
}

/** All sample sales of a half-open period in the order of days and points. Refunds after its end are left out. */
export function* sampleSales(
  model: SalesModel,
  { from, until }: { from: BusinessDay; until: BusinessDay }
): Generator<SampleSale> {
  const shelves = shelvesOf(model)
  const codes = new Map(model.points.map((point) => [point.code, hash(`sales/${point.code}`)]))
  let month = ""
  let candidates = new Map<string, Weighted<SeedProduct>[]>()

  for (const day of daysBetween(from, until)) {
    if (monthOf(day) !== month) {
      month = monthOf(day)
      candidates = candidatesOf(shelves, day)
    }
    const dayHash = hash(`day/${day}`)
    for (const point of model.points) {
      const bits = mix(codes.get(point.code)!, dayHash)
      const count = wholeNear(documentsOn(point, day, model), bits)
      for (let number = 1; number <= count; number += 1) {
        const own = candidates.get(shelfKey(point))!
        for (const sale of documentOf(point, day, number, mix(bits, number), own, model)) {
          yield sale
          const refund = refundOf(sale)
          if (refund && refund.business_day < until) yield refund
        }
      }
    }
  }
}

/** Orders, receipts or filings expected at a point on a day. */
function documentsOn(point: SeedPoint, day: BusinessDay, { season, scale }: SalesModel): number {
  const weekday = weekdayOf(day)
  const isWeekend = weekday === 0 || weekday === 6
  const demand = season.ofDay(day) * growthIn(day)
  switch (point.kind) {
    case "online":
      return SIZE.online_orders * scale.orders * demand * (weekday === 1 ? 1.1 : 1)
    case "hub":
      return (
        SIZE.hub_receipts * scale.orders * demand * (isWeekend ? 1.35 : 1) * (point.level === "city" ? 2 : 1)
      )
    case "counter": {
      if (isWeekend && WEEKDAY_HOSTS.has(point.type ?? "")) return 0
      const size = (point.size_factor ?? 1) / MEAN_SIZE_FACTOR.counter
      return SIZE.counter_receipts * scale.orders * size * demand * (isWeekend ? 1.35 : 1)
    }
    case "outlet":
      // A filing is a duty, not a demand: how much it names follows the season, how often it comes does not.
      return filingsADay(scale)
  }
}

/** One a day at most: an outlet with more to say files more lines. */
const filingsADay = ({ filings }: Scale): number => Math.min(1, SIZE.outlet_filings * filings)
const linesPerFiling = (scale: Scale): number =>
  (SIZE.outlet_filings * SIZE.lines_per_filing * scale.filings) / filingsADay(scale)

function* documentOf(
  point: SeedPoint,
  day: BusinessDay,
  number: number,
  bits: number,
  candidates: readonly Weighted<SeedProduct>[],
  { season, scale }: SalesModel
): Generator<SampleSale> {
  const { source, prefix, hours } = DOCUMENTS[point.kind]
  const document = `sample/${point.code}/${day}/${number}`
  const second = Math.floor(hours.from * 3_600 + fraction(mix(bits, 11)) * (hours.until - hours.from) * 3_600)
  const occurred_at = `${day}T${clock(second)}+08:00`
  const lines = 1 + wholeNear(point.kind === "outlet" ? linesPerFiling(scale) - 1 : 0.6, mix(bits, 12))
  const procurement = isProcurement(point, bits)
  const seen = new Set<string>()

  for (let line = 1; line <= lines; line += 1) {
    const lineBits = mix(bits, 100 + line)
    const product = draw(candidates, lineBits)
    if (!product || seen.has(product.key)) continue
    seen.add(product.key)

    const variant = variantOf(variantsAt(point, product), mix(lineBits, 1))
    const quantity = quantityOf(point, variant, day, mix(lineBits, 2), season)
    const gross_fen = quantity * variant.price_fen
    yield {
      kind: "sale",
      source,
      source_key: `${document}/${line}`,
      corrects_key: null,
      source_document: document,
      document_label: `样例${prefix}${day.replaceAll("-", "")}-${point.code.replace("SH-", "")}-${number}`,
      occurred_at,
      business_day: day,
      product,
      variant,
      point,
      line: point.kind === "online" ? "online" : "offline",
      counting_type: procurement ? "procurement" : "assisted_sale",
      quantity,
      gross_fen,
      discount_fen: discountOf(point, gross_fen, mix(lineBits, 3)),
    }
  }
}

const DOCUMENTS: Record<
  SeedPoint["kind"],
  { source: SampleSale["source"]; prefix: string; hours: { from: number; until: number } }
> = {
  online: { source: "order", prefix: "订单", hours: { from: 7, until: 23.5 } },
  hub: { source: "till", prefix: "小票", hours: { from: 9, until: 18 } },
  counter: { source: "till", prefix: "小票", hours: { from: 8.5, until: 19.5 } },
  outlet: { source: "filing", prefix: "日报", hours: { from: 20, until: 22 } },
}

function shelvesOf(model: SalesModel): Map<string, readonly Demand[]> {
  const shelves = new Map<string, readonly Demand[]>()
  for (const point of model.points) {
    const key = shelfKey(point)
    if (!shelves.has(key)) shelves.set(key, shelfOf(point, model))
  }
  return shelves
}

function shelfOf(point: SeedPoint, model: SalesModel): readonly Demand[] {
  if (point.kind === "counter") {
    const carried = new Set(assortmentOf(point, model.products).map((product) => product.key))
    return model.demand.filter(({ product }) => carried.has(product.key))
  }
  const isShop = point.kind === "outlet"
  return model.demand.filter(
    ({ product }) =>
      canHold(point, product) &&
      // A supermarket shelf has no silver and no gift boxes of several counties.
      !(isShop && (product.category === "handicraft" || product.components.length > 0))
  )
}

// Points with the same shelf share one list of candidates; only counters have one of their own.
function shelfKey(point: SeedPoint): string {
  return point.kind === "counter" ? point.code : `${point.kind}/${point.has_chilled}/${point.has_frozen}`
}

function candidatesOf(
  shelves: ReadonlyMap<string, readonly Demand[]>,
  day: BusinessDay
): Map<string, Weighted<SeedProduct>[]> {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  const lists = new Map<string, Weighted<SeedProduct>[]>()
  for (const [key, shelf] of shelves) {
    lists.set(
      key,
      shelf.map((demand) => ({
        value: demand.product,
        hash: demand.hash,
        weight: weightOn(demand, year, month),
      }))
    )
  }
  return lists
}

// The first size sells twice as often as the others.
function variantOf(variants: readonly SeedVariant[], bits: number): SeedVariant {
  const index = Math.floor(fraction(bits) * (variants.length + 1)) - 1
  return variants[Math.max(index, 0)]!
}

// Dear goods sell fewer pieces, so that a line is worth about the same whatever it holds.
function quantityOf(
  point: SeedPoint,
  variant: SeedVariant,
  day: BusinessDay,
  bits: number,
  season: Season
): number {
  if (point.kind !== "outlet") {
    return Math.max(
      1,
      wholeNear((SIZE.basket_line_fen / variant.price_fen) * (0.5 + fraction(mix(bits, 5))), bits)
    )
  }
  const isWeekend = [0, 6].includes(weekdayOf(day))
  const size = ((point.size_factor ?? 1) / MEAN_SIZE_FACTOR.outlet) * season.ofDay(day) * growthIn(day)
  const wanted_fen =
    SIZE.filed_line_fen * size * (isWeekend ? 1.35 : 1) * (0.6 + 0.8 * fraction(mix(bits, 5)))
  return Math.max(1, wholeNear(wanted_fen / variant.price_fen, bits))
}

// A tenth of the online and hub lines carry a discount of five or ten percent, in whole fen.
function discountOf(point: SeedPoint, gross_fen: number, bits: number): number {
  if (point.kind === "outlet" || fraction(bits) >= 0.1) return 0
  return Math.floor((gross_fen * (bits % 2 === 0 ? 5 : 10)) / 100)
}

/** Who buys decides (domain.md §6 rule 1): canteens and schools buy for themselves, and some units at the hubs. */
function isProcurement(point: SeedPoint, bits: number): boolean {
  if (point.type === "government_canteen" || point.type === "school") return true
  return point.kind === "hub" && fraction(mix(bits, 21)) < 0.25
}

/** The refund of a sale, one to seven days later; null for most. Declared sales of outlets are net already. */
function refundOf(sale: SampleSale): SampleSale | null {
  if (sale.source === "filing") return null

  const bits = hash(`refund/${sale.source_key}`)
  const isFresh = sale.product.return_policy === "excluded_by_law"
  if (fraction(bits) >= (isFresh ? REFUND_RATE.fresh : REFUND_RATE.other)) return null

  const day = addDays(sale.business_day, 1 + (mix(bits, 1) % 7))
  return {
    ...sale,
    kind: "refund",
    source_key: `${sale.source_key}/refund`,
    corrects_key: sale.source_key,
    occurred_at: `${day}T${sale.occurred_at.slice(11)}`,
    business_day: day,
    quantity: -sale.quantity,
    gross_fen: -sale.gross_fen,
    discount_fen: sale.discount_fen === 0 ? 0 : -sale.discount_fen,
  }
}

const growthIn = (day: BusinessDay): number =>
  (1 + SIZE.growth) ** (Number(day.slice(0, 4)) - SIZE.growth_since)

function clock(second: number): string {
  const two = (number: number): string => String(number).padStart(2, "0")
  return `${two(Math.floor(second / 3_600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`
}
