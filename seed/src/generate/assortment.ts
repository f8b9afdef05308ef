import { drawMany, fraction, hash, pick, type Weighted } from "./hash"
import { isInSeason, type SeedProduct, type SeedVariant } from "./products"
import type { SeedPoint } from "./points"

/** Products a counter has room for. */
const COUNTER_PRODUCTS = 40

/** May these goods stand at that point: chilled goods need a cabinet, frozen goods a freezer. */
export function canHold(point: Pick<SeedPoint, "has_chilled" | "has_frozen">, product: SeedProduct): boolean {
  if (!product.needs_cold_chain) return true
  return product.storage_zh.includes("冷冻") ? point.has_frozen : point.has_chilled
}

/** What a counter carries: about forty products it can keep, drawn by its code. */
export function assortmentOf(point: SeedPoint, products: readonly SeedProduct[]): SeedProduct[] {
  const candidates: Weighted<SeedProduct>[] = products
    .filter((product) => product.hold === null && canHold(point, product))
    .map((product) => ({
      value: product,
      hash: hash(`assortment/${product.key}`),
      weight: product.category === "handicraft" ? 0.4 : 1,
    }))
  return drawMany(candidates, hash(`assortment-of/${point.code}`), COUNTER_PRODUCTS)
}

export type OpeningLevel = { sku: string; quantity: number }

/**
 * What lies at a point when the seed runs: a hub carries nearly everything, a city hub all of it in quantities for the
 * online shop, a counter a few of each. Out of season there is none.
 */
export function openingLevels(
  point: SeedPoint,
  products: readonly SeedProduct[],
  month: number
): OpeningLevel[] {
  if (point.kind === "outlet" || point.kind === "online") return []

  const carried = point.kind === "counter" ? assortmentOf(point, products) : products
  return carried.flatMap((product) => {
    if (product.hold !== null) return []
    if (point.kind === "hub" && point.level === "district" && isLeftOut(point, product)) return []

    return variantsAt(point, product).map(({ sku, price_fen }) => ({
      sku,
      quantity: isInSeason(product, month) ? quantityAt(point, sku, price_fen) : 0,
    }))
  })
}

/** A counter shows one size of each product, a hub all of them. */
export function variantsAt(point: SeedPoint, product: SeedProduct): SeedVariant[] {
  if (point.kind !== "counter") return product.variants
  return [pick(product.variants, hash(`size/${point.code}/${product.key}`))]
}

function quantityAt(point: SeedPoint, sku: string, price_fen: number): number {
  const draw = fraction(hash(`level/${point.code}/${sku}`))
  const dear = price_fen > 20_000 ? 0.4 : 1
  if (point.kind === "counter") return draw < 0.04 ? 0 : Math.round((3 + draw * 27) * dear)
  if (point.level === "city") return Math.round((300 + draw * 900) * dear)
  return draw < 0.02 ? 0 : Math.round((30 + draw * 270) * dear)
}

const isLeftOut = (point: SeedPoint, product: SeedProduct): boolean =>
  fraction(hash(`carries/${point.code}/${product.key}`)) < 0.05
