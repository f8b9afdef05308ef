import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { nearestFen, yuanOfFen } from "../../values/fen"

/** The seeded shipping option an order is sent or collected with, and what that costs. */
export type Freight = {
  shipping_option_id: string
  name: string
  data: Record<string, unknown> | null
  freight_fen: number
  /** Goods amount from which it is free; null when it never is, or always is. */
  free_freight_from_fen: number | null
}
export type FreightPrice = {
  amount: number
  rules: { attribute: string; operator: string; value: string }[]
}
type FreightRow = Pick<Freight, "shipping_option_id" | "name" | "data"> & { prices: FreightPrice[] }

/** Medusa's own words for the two kinds of fulfilment sets. */
export type FreightKind = "pickup" | "shipping"

// The oldest option of the kind: there is one of each; a second one is an experiment of the office.
const freightSql = `
  SELECT so.id AS shipping_option_id, so.name, so.data, COALESCE(price.prices, '[]'::jsonb) AS prices
  FROM shipping_option so
  JOIN service_zone zone ON zone.id = so.service_zone_id AND zone.deleted_at IS NULL
  JOIN fulfillment_set fset ON fset.id = zone.fulfillment_set_id AND fset.deleted_at IS NULL
  LEFT JOIN shipping_option_price_set link ON link.shipping_option_id = so.id AND link.deleted_at IS NULL
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('amount', p.amount, 'rules', COALESCE(rule.rules, '[]'::jsonb))) AS prices
    FROM price p
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('attribute', r.attribute, 'operator', r.operator, 'value', r.value)) AS rules
      FROM price_rule r
      WHERE r.price_id = p.id AND r.deleted_at IS NULL
    ) rule ON true
    WHERE p.price_set_id = link.price_set_id AND p.currency_code = 'cny' AND p.deleted_at IS NULL
      AND p.price_list_id IS NULL
  ) price ON true
  WHERE fset.type = :kind AND so.deleted_at IS NULL AND so.price_type = 'flat'
  ORDER BY so.created_at, so.id
  LIMIT 1`

/** What sending (or collecting) goods of `goods_fen` costs in the region; null when no such option is set up. */
export async function readFreight(
  db: Knex,
  { kind, goods_fen, region_id }: { kind: FreightKind; goods_fen: number; region_id: string }
): Promise<Freight | null> {
  const { rows } = await db.raw<{ rows: FreightRow[] }>(freightSql, { kind })
  const [row] = rows
  if (!row) return null
  const { prices, ...option } = row
  const freight_fen = freightOf(prices, { goods_fen, region_id })
  if (freight_fen === null) return null
  return { ...option, freight_fen, free_freight_from_fen: freeFrom(prices) }
}

/** The price whose rules all hold, the most particular first, as Medusa's pricing does; null when none fits. */
export function freightOf(
  prices: readonly FreightPrice[],
  { goods_fen, region_id }: { goods_fen: number; region_id: string }
): number | null {
  const facts: Record<string, string | number> = { item_total: yuanOfFen(goods_fen), region_id }
  const fitting = prices
    .filter(({ rules }) => rules.every((rule) => holds(rule, facts[rule.attribute])))
    .sort((a, b) => b.rules.length - a.rules.length || a.amount - b.amount)
  return fitting[0] ? nearestFen(fitting[0].amount) : null
}

function freeFrom(prices: readonly FreightPrice[]): number | null {
  const thresholds = prices
    .filter(({ amount }) => Number(amount) === 0)
    .flatMap(({ rules }) =>
      rules.filter(({ attribute, operator }) => attribute === "item_total" && operator === "gte")
    )
    .map(({ value }) => nearestFen(value))
  return thresholds.length > 0 ? Math.min(...thresholds) : null
}

function holds(
  { operator, value }: FreightPrice["rules"][number],
  fact: string | number | undefined
): boolean {
  if (fact === undefined) return false
  switch (operator) {
    case "eq":
      return String(fact) === value || Number(fact) === Number(value)
    case "gt":
      return Number(fact) > Number(value)
    case "gte":
      return Number(fact) >= Number(value)
    case "lt":
      return Number(fact) < Number(value)
    case "lte":
      return Number(fact) <= Number(value)
    default:
      return false
  }
}
