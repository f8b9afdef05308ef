import { fraction, hash } from "./hash"
import { isInSeason, type SeedProduct } from "./products"

/** Share of the yearly amount by province, in percent (domain.md §15.4). */
const PROVINCE_SHARE: Record<string, number> = {
  "53": 41,
  "65": 22,
  "52": 12,
  "42": 8,
  "50": 7,
  "63": 5,
  "54": 5,
}

const GROWTH = { mean: 0.08, spread: 0.15, since: 2025 }

/** A product as the sample sales see it. */
export type Demand = {
  product: SeedProduct
  hash: number
  /** Share of the whole year's amount, before season and growth. All products together: 1. */
  share: number
  /** Growth of its county against the year before, as a fraction. */
  growth: number
}

/**
 * How the sample demand is spread: province by the paper's shares, inside a province 1/rank^0.8 in a hashed order (so no
 * real county is "worst" by design), inside a county the first product most. Goods on hold sell nothing.
 */
export function demandOf(products: readonly SeedProduct[]): Demand[] {
  const sold = products.filter((product) => product.hold === null)
  const places = groupBy(sold, (product) => product.origin_code)
  const provinces = groupBy([...places.keys()], (code) => code.slice(0, 2))

  return [...provinces].flatMap(([province, codes]) => {
    const weights = placeWeights(codes)
    const total = sum([...weights.values()])
    return codes.flatMap((code) => {
      const own = places.get(code)!
      const ranks = own.map(
        (product, index) => 1 / (index + 1) ** 0.6 / (product.components.length > 0 ? 2 : 1)
      )
      const rankTotal = sum(ranks)
      const growth = GROWTH.mean + (fraction(hash(`growth/${code}`)) * 2 - 1) * GROWTH.spread
      return own.map((product, index) => ({
        product,
        hash: hash(`product/${product.key}`),
        share:
          ((PROVINCE_SHARE[province] ?? 0) / 100) *
          (weights.get(code)! / total) *
          (ranks[index]! / rankTotal),
        growth,
      }))
    })
  })
}

/** Weight of a product on a day: nothing out of season; goods sold a few months a year sell more while they are there. */
export function weightOn(demand: Demand, year: number, month: number): number {
  if (!isInSeason(demand.product, month)) return 0

  const months = demand.product.season?.length ?? 12
  return demand.share * Math.sqrt(12 / months) * (1 + demand.growth) ** (year - GROWTH.since)
}

// Goods known only to a prefecture come last, so that they take nothing from a county's rank.
function placeWeights(codes: readonly string[]): Map<string, number> {
  const order = [...codes].sort(
    (a, b) => Number(a.endsWith("00")) - Number(b.endsWith("00")) || hash(`rank/${a}`) - hash(`rank/${b}`)
  )
  return new Map(order.map((code, index) => [code, 1 / (index + 1) ** 0.8]))
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0)
