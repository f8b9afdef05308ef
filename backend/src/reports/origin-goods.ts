import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { pointsSelling } from "../modules/ledger/points-selling"
import { productsSold } from "../modules/ledger/sums"
import type { Period } from "../values/business-day"
import type { TreeRow } from "./county-tree"
import { ratio } from "./figures"
import { reportedProducts } from "./goods"

/** Products by origin code: in the shop now, and sold in the period as goods of that origin. */
export type OriginGoods = {
  on_shelf: ReadonlyMap<string, readonly string[]>
  sold: ReadonlyMap<string, readonly string[]>
}

/** The goods behind 在售单品数 and 动销率 of a period. */
export async function originGoods(db: Knex, period: Period): Promise<OriginGoods> {
  const [products, sold] = await Promise.all([reportedProducts(db), productsSold(db, period)])
  const shown = products.flatMap(({ id, origin_code, is_on_sale }) =>
    is_on_sale && origin_code ? [{ origin_code, product_id: id }] : []
  )
  return { on_shelf: byOrigin(shown), sold: byOrigin(sold) }
}

/**
 * 在售单品数: products of these origins that the shop shows now or sold in the period; 动销率: the part of them that sold. An
 * earlier shelf is not kept, and what sold was on it. A product that was goods of two of the origins counts once.
 */
export function goodsOf(
  codes: readonly string[],
  { on_shelf, sold }: OriginGoods
): { active_items: number; sell_through_rate: number | null } {
  const of = (goods: OriginGoods["sold"]) => codes.flatMap((code) => goods.get(code) ?? [])
  const selling = new Set(of(sold))
  const active = new Set([...selling, ...of(on_shelf)])
  return { active_items: active.size, sell_through_rate: ratio(selling.size, active.size) }
}

/**
 * 网点覆盖数: hubs, counters, outlets and online shops with a sale of a row's goods, by `rowKey`. Only whole months are
 * known; null for other periods.
 */
export async function coverageOfRows(
  db: Knex,
  period: Period,
  rows: readonly TreeRow[]
): Promise<ReadonlyMap<string, number> | null> {
  if (![period.from, period.until].every(isFirstOfMonth)) return null
  return await pointsSelling(db, period, new Map(rows.map((row) => [rowKey(row), row.codes])))
}

const isFirstOfMonth = (day: string): boolean => day.endsWith("-01")

/** Tells a prefecture from its only county, and a subtotal from a place. */
export const rowKey = ({ level, code }: Pick<TreeRow, "level" | "code">): string => `${level}:${code}`

function byOrigin(goods: readonly { origin_code: string; product_id: string }[]): Map<string, string[]> {
  const products = new Map<string, string[]>()
  for (const { origin_code, product_id } of goods)
    products.set(origin_code, [...(products.get(origin_code) ?? []), product_id])
  return products
}
