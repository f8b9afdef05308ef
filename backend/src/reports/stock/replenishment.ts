import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { ReplenishmentAnswer, ReplenishmentRow } from "../../contract"
import {
  DAYS_LOOKED_AT,
  dailySales,
  daysOfStock,
  type Selling,
  suggestedQuantity,
  whyNotSuggested,
} from "../../modules/stock/documents/replenishment-rules"
import { addDays } from "../../modules/stock/documents/lot-rules"
import { type Place, requirePlace } from "../../modules/stock/documents/place"
import { stockSettings } from "../../modules/stock/documents/settings"
import { hubOf } from "../../modules/stock/documents/transfer-rules"
import { freeGoods } from "./free-goods"
import { allLevels, isInState } from "./levels"

type Sold = { variant_id: string; sold: number }
type Habit = { inventory_item_id: string; season: number[] | null; pack_size: number }

const soldSql = `
  SELECT variant_id, sum(quantity)::float8 AS sold FROM sales_line
  WHERE sales_point_code = :point_code AND business_day >= CAST(:from AS date) AND business_day < CAST(:until AS date)
    AND variant_id IS NOT NULL
  GROUP BY variant_id`
const habitsSql = `
  SELECT link.inventory_item_id,
    CASE WHEN jsonb_typeof(p.metadata->'season_months') = 'array' THEN p.metadata->'season_months' END AS season,
    CASE WHEN v.metadata->>'pack_size' ~ '^[1-9][0-9]{0,3}$' THEN (v.metadata->>'pack_size')::float8 ELSE 1 END AS pack_size
  FROM product_variant_inventory_item link
  JOIN product_variant v ON v.id = link.variant_id AND v.deleted_at IS NULL
  JOIN product p ON p.id = v.product_id AND p.deleted_at IS NULL
  WHERE link.inventory_item_id = ANY (:items) AND link.deleted_at IS NULL`
// Asked for and not sent yet: who asks again asks for what is on its way already.
const requestedSql = `
  SELECT l.inventory_item_id, sum(l.requested)::float8 AS requested
  FROM stock_document d JOIN stock_transfer_line l ON l.document_id = d.id
  WHERE d.kind = 'transfer' AND d.state = 'requested' AND d.location_id = :location_id GROUP BY l.inventory_item_id`

/**
 * What a place should ask its hub for, by what it sold in the last four weeks; the most urgent first. `short` says how many of
 * the goods that are low or out this covers, and why not the others.
 */
export async function replenishment(
  db: Knex,
  place: Place,
  today: string
): Promise<{ source: Place | null } & Pick<ReplenishmentAnswer, "items" | "short">> {
  const hub = hubOf(place)
  const source = hub && hub !== place.code ? await requirePlace(db, hub) : null
  const levels = await allLevels(db, { location_id: place.location_id, today })
  const items = levels.map(({ inventory_item_id }) => inventory_item_id)
  const sold = await byKey<Sold, "variant_id">(db, "variant_id", soldSql, {
    point_code: place.code,
    from: addDays(today, -DAYS_LOOKED_AT),
    until: today,
  })
  const habits = await byKey<Habit, "inventory_item_id">(db, "inventory_item_id", habitsSql, { items })
  const requested = await byKey<{ inventory_item_id: string; requested: number }, "inventory_item_id">(
    db,
    "inventory_item_id",
    requestedSql,
    { location_id: place.location_id }
  )
  const free = source ? await freeGoods(db, { location_id: source.location_id, items }) : null
  const settings = await stockSettings(db)
  const plan = {
    month: Number(today.slice(5, 7)),
    cover_days: settings.replenish_days,
    lead_days: settings.replenish_lead_days,
  }
  const short: ReplenishmentAnswer["short"] = {
    kinds: 0,
    covered: 0,
    on_the_way: 0,
    out_of_season: 0,
    unsold: 0,
  }
  const rows = levels.map((level): ReplenishmentRow => {
    const { inventory_item_id, variant_id, sku, title, available, in_transit, safety } = level
    const asked = requested.get(inventory_item_id)?.requested ?? 0
    const selling: Selling = {
      sold: variant_id ? (sold.get(variant_id)?.sold ?? 0) : 0,
      available,
      on_the_way: in_transit + asked,
      safety: safety ?? 0,
      season: habits.get(inventory_item_id)?.season ?? null,
      pack_size: habits.get(inventory_item_id)?.pack_size ?? 1,
    }
    const suggested = suggestedQuantity(selling, plan)
    if (isInState(level, "low") || isInState(level, "out")) {
      short.kinds += 1
      short[suggested > 0 ? "covered" : whyNotSuggested(selling, plan)] += 1
    }
    return {
      inventory_item_id,
      variant_id,
      sku,
      title,
      available,
      in_transit,
      requested: asked,
      safety,
      sold_28_days: selling.sold,
      daily_sales: Math.round(dailySales(selling) * 100) / 100,
      days_of_stock: daysOfStock(selling),
      pack_size: selling.pack_size,
      suggested,
      source_available: free && (free.get(inventory_item_id) ?? 0),
    }
  })
  const urgent = rows.filter(({ suggested }) => suggested > 0)
  urgent.sort(
    (a, b) => (a.days_of_stock ?? 9_999) - (b.days_of_stock ?? 9_999) || (a.title < b.title ? -1 : 1)
  )
  return { source, items: urgent, short }
}

async function byKey<Row extends Record<Key, string>, Key extends string>(
  db: Knex,
  key: Key,
  sql: string,
  values: Record<string, string | string[]>
): Promise<Map<string, Row>> {
  const { rows } = await db.raw<{ rows: Row[] }>(sql, values)
  return new Map(rows.map((row) => [row[key], row]))
}
