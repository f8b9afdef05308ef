import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { ItemOrigin } from "../../contract"
import { nearestFen } from "../../values/fen"
import { returnTerms, type ReturnNotes, type ReturnTerms } from "../../values/return-policy"

/** What a variant needs of one inventory item per piece. */
export type Need = { inventory_item_id: string; required_quantity: number }

/** One variant as it stands now: what it is, whether this shop sells it, what it costs and what it draws on. */
export type Goods = {
  variant_id: string
  variant_title: string
  sku: string | null
  barcode: string | null
  thumbnail: string | null
  product_id: string
  handle: string
  title: string
  title_en: string | null
  subtitle: string | null
  /** Published and in the shop's sales channel. */
  on_sale: boolean
  /** False: sold without counting (no stock kept, or sold on back order). */
  counted: boolean
  keeps_stock: boolean
  requires_shipping: boolean
  is_discountable: boolean
  needs: Need[]
  origin: ItemOrigin | null
  returns: ReturnTerms
}
type GoodsRow = Omit<Goods, "origin" | "returns"> & {
  price_set_id: string | null
  has_tiers: boolean
} & OriginRow &
  ReturnNotes

type OriginRow = {
  origin_code: string | null
  origin_level: "county" | "prefecture" | null
  name_0: string | null
  name_0_en: string | null
  name_1: string | null
  name_1_en: string | null
  name_2: string | null
  name_2_en: string | null
}

// One query instead of a graph of eight: checkout is on the clock (bars.md P5), see docs/decisions/020.
const goodsSql = `
  SELECT v.id AS variant_id, v.title AS variant_title, v.sku, COALESCE(v.ean, v.barcode) AS barcode,
    COALESCE(v.thumbnail, p.thumbnail) AS thumbnail,
    p.id AS product_id, p.handle, p.title, p.metadata ->> 'title_en' AS title_en, p.subtitle,
    p.metadata ->> 'return_policy' AS return_policy, p.metadata ->> 'exclusion_reason' AS exclusion_reason,
    p.status = 'published' AND EXISTS (
      SELECT 1 FROM product_sales_channel psc
      WHERE psc.product_id = p.id AND psc.sales_channel_id = :sales_channel_id AND psc.deleted_at IS NULL
    ) AS on_sale,
    v.manage_inventory AND NOT v.allow_backorder AS counted,
    v.manage_inventory AS keeps_stock,
    p.discountable AS is_discountable,
    COALESCE(stock.requires_shipping, true) AS requires_shipping,
    COALESCE(stock.needs, '[]'::jsonb) AS needs,
    price.price_set_id, COALESCE(price.has_tiers, false) AS has_tiers,
    porg.origin_code, o0.level AS origin_level,
    o0.name_zh AS name_0, o0.name_en AS name_0_en,
    o1.name_zh AS name_1, o1.name_en AS name_1_en,
    o2.name_zh AS name_2, o2.name_en AS name_2_en
  FROM product_variant v
  JOIN product p ON p.id = v.product_id AND p.deleted_at IS NULL
  LEFT JOIN LATERAL (
    SELECT link.price_set_id, bool_or(t.min_quantity IS NOT NULL OR t.max_quantity IS NOT NULL) AS has_tiers
    FROM product_variant_price_set link
    LEFT JOIN price t ON t.price_set_id = link.price_set_id AND t.deleted_at IS NULL
    WHERE link.variant_id = v.id AND link.deleted_at IS NULL
    GROUP BY link.price_set_id
    LIMIT 1
  ) price ON true
  LEFT JOIN LATERAL (
    SELECT bool_or(ii.requires_shipping) AS requires_shipping,
      jsonb_agg(jsonb_build_object('inventory_item_id', ii.id, 'required_quantity', link.required_quantity)) AS needs
    FROM product_variant_inventory_item link
    JOIN inventory_item ii ON ii.id = link.inventory_item_id AND ii.deleted_at IS NULL
    WHERE link.variant_id = v.id AND link.deleted_at IS NULL
  ) stock ON true
  LEFT JOIN product_origin porg
    ON porg.product_id = p.id AND porg.valid_until IS NULL AND porg.deleted_at IS NULL
  LEFT JOIN origin_place o0 ON o0.code = porg.origin_code AND o0.deleted_at IS NULL
  LEFT JOIN origin_place o1 ON o1.code = o0.parent_code AND o1.deleted_at IS NULL
  LEFT JOIN origin_place o2 ON o2.code = o1.parent_code AND o2.deleted_at IS NULL
  WHERE v.id = ANY (:variant_ids) AND v.deleted_at IS NULL`

export type PricedGoods = Goods & { unit_price_fen: (quantity: number) => number | null }

/**
 * The variants asked for, by id, with what they cost in yuan now (price lists included). Unknown and deleted ones are
 * missing from the answer; one without a price answers null.
 */
export async function readGoods(
  container: MedusaContainer,
  input: { lines: { variant_id: string; quantity: number }[]; sales_channel_id: string; region_id: string }
): Promise<Map<string, PricedGoods>> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as Knex
  const { rows } = await db.raw<{ rows: GoodsRow[] }>(goodsSql, {
    variant_ids: [...new Set(input.lines.map((line) => line.variant_id))],
    sales_channel_id: input.sales_channel_id,
  })
  const quantities = new Map<number | null, string[]>([[null, []]])
  for (const row of rows) {
    if (!row.price_set_id) continue
    const asked = row.has_tiers
      ? [
          ...new Set(
            input.lines.filter((line) => line.variant_id === row.variant_id).map((line) => line.quantity)
          ),
        ]
      : [null]
    for (const quantity of asked)
      quantities.set(quantity, [...(quantities.get(quantity) ?? []), row.price_set_id])
  }
  const prices = await readPrices(container, quantities, input.region_id)

  return new Map(
    rows.map(({ price_set_id, has_tiers, ...row }) => [
      row.variant_id,
      {
        ...row,
        origin: originOf(row),
        returns: returnTerms(row),
        unit_price_fen: (quantity) => prices.get(`${has_tiers ? quantity : ""}/${price_set_id}`) ?? null,
      },
    ])
  )
}

/** Fen by `quantity/price set`; a price without tiers stands under an empty quantity. */
async function readPrices(
  container: MedusaContainer,
  priceSets: Map<number | null, string[]>,
  region_id: string
): Promise<Map<string, number>> {
  const pricing = container.resolve(Modules.PRICING)
  const prices = new Map<string, number>()
  for (const [quantity, id] of priceSets) {
    if (id.length === 0) continue
    const context = { currency_code: "cny", region_id, ...(quantity === null ? {} : { quantity }) }
    for (const price of await pricing.calculatePrices({ id }, { context })) {
      if (price.calculated_amount === null) continue
      prices.set(`${quantity ?? ""}/${price.id}`, nearestFen(Number(price.calculated_amount)))
    }
  }
  return prices
}

/** A county under its prefecture and province; a county right under a province names the province twice. */
function originOf(row: OriginRow): ItemOrigin | null {
  if (!row.origin_code || !row.name_0 || !row.name_1) return null
  const names = [
    { zh: row.name_0, en: row.name_0_en ?? row.name_0 },
    { zh: row.name_1, en: row.name_1_en ?? row.name_1 },
    { zh: row.name_2 ?? row.name_1, en: row.name_2_en ?? row.name_1_en ?? row.name_1 },
  ] as const
  const isCounty = row.origin_level === "county"
  const [prefecture, province] = isCounty ? [names[1], names[2]] : [names[0], names[1]]
  return {
    code: row.origin_code,
    county: isCounty ? names[0].zh : null,
    county_en: isCounty ? names[0].en : null,
    prefecture: prefecture.zh,
    prefecture_en: prefecture.en,
    province: province.zh,
    province_en: province.en,
  }
}
