import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { StockLevelRow, StockLevelsAnswer, StockLevelState } from "../../contract"
import { findItems, type ItemFacts } from "../../modules/stock/documents/items"
import { lotsOnHand, standingOf, stopsOn } from "../../modules/stock/documents/lot-rules"
import { LOT_HOLD } from "../../modules/stock/documents/lot-holds"
import { type LotAt, lotsAt } from "../../modules/stock/documents/lots"
import { stockSettings, stopRule } from "../../modules/stock/documents/settings"
import { goodsMatching } from "./goods-matching"

export type LevelsAsked = {
  location_id: string
  q: string | null
  category: string | null
  state: StockLevelState | null
  today: string
  limit: number
  offset: number
}

type Figures = Pick<
  StockLevelRow,
  "inventory_item_id" | "stocked" | "reserved" | "held" | "safety" | "in_transit" | "counted_at"
>

// Goods that never were here show as soon as they are on their way or somebody wants them here.
const figuresSql = `
  WITH moving AS (
    SELECT l.inventory_item_id, sum(l.dispatched - l.received - l.lost) AS in_transit
    FROM stock_document d JOIN stock_transfer_line l ON l.document_id = d.id
    WHERE d.kind = 'transfer' AND d.state = 'dispatched' AND d.location_id = :location_id
    GROUP BY l.inventory_item_id HAVING sum(l.dispatched - l.received - l.lost) > 0
  ), counted AS (
    SELECT l.inventory_item_id, max(d.posted_at) AS counted_at
    FROM stock_stocktake_line l JOIN stock_document d ON d.id = l.document_id AND d.state = 'posted'
    WHERE l.location_id = :location_id AND l.counted IS NOT NULL GROUP BY l.inventory_item_id
  ), here AS (
    SELECT inventory_item_id, stocked_quantity, reserved_quantity FROM inventory_level
    WHERE location_id = :location_id AND deleted_at IS NULL
  ), held AS (
    SELECT inventory_item_id, sum(quantity) AS quantity FROM reservation_item
    WHERE location_id = :location_id AND external_id = '${LOT_HOLD}' AND deleted_at IS NULL GROUP BY inventory_item_id
  ), wanted AS (
    SELECT inventory_item_id, quantity FROM stock_safety WHERE location_id = :location_id
  )
  SELECT inventory_item_id, coalesce(here.stocked_quantity, 0)::float8 AS stocked,
    (coalesce(here.reserved_quantity, 0) - coalesce(held.quantity, 0))::float8 AS reserved,
    coalesce(held.quantity, 0)::float8 AS held, wanted.quantity::float8 AS safety,
    coalesce(moving.in_transit, 0)::float8 AS in_transit,
    to_char(counted.counted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS counted_at
  FROM here FULL JOIN moving USING (inventory_item_id) FULL JOIN wanted USING (inventory_item_id)
  LEFT JOIN counted USING (inventory_item_id) LEFT JOIN held USING (inventory_item_id)`

/** Every level of a place with what a person at the counter asks of it. */
export async function allLevels(
  db: Knex,
  { location_id, today }: { location_id: string; today: string }
): Promise<(StockLevelRow & { product_id: string | null })[]> {
  const { rows } = await db.raw<{ rows: Figures[] }>(figuresSql, { location_id })
  const facts = await findItems(
    db,
    rows.map(({ inventory_item_id }) => inventory_item_id)
  )
  const lots = new Map<string, LotAt[]>()
  for (const lot of await lotsAt(db, { locations: [location_id], items: null })) {
    lots.set(lot.inventory_item_id, [...(lots.get(lot.inventory_item_id) ?? []), lot])
  }
  const rule = stopRule(await stockSettings(db))
  return rows.flatMap((figures) => {
    const goods = facts.get(figures.inventory_item_id)
    return goods ? [levelOf(figures, goods, lots.get(figures.inventory_item_id) ?? [], { today, rule })] : []
  })
}

function levelOf(
  figures: Figures,
  goods: ItemFacts,
  lots: readonly LotAt[],
  at: { today: string; rule: { percent: number; least_days: number } }
): StockLevelRow & { product_id: string | null } {
  const here = lotsOnHand(lots, figures.stocked).lots.filter(({ on_hand }) => on_hand > 0)
  const [first] = here.filter(({ expiry_date }) => expiry_date !== null)
  const available = figures.stocked - figures.reserved - figures.held
  return {
    ...figures,
    product_id: goods.product_id,
    variant_id: goods.variant_id,
    sku: goods.sku,
    barcode: goods.barcode,
    title: goods.title,
    categories: goods.categories,
    price_fen: goods.unit_fen,
    available,
    next_expiry: first?.expiry_date ?? null,
    stops_on: first ? stopsOn(first, at.rule) : null,
    standing: first ? standingOf(first, at.today, at.rule) : "fresh",
    state: available <= 0 ? "out" : figures.safety !== null && available < figures.safety ? "low" : "enough",
  }
}

/** A page of a place's levels by Chinese name, and the sums of everything that matches. */
export async function stockLevels(db: Knex, asked: LevelsAsked): Promise<StockLevelsAnswer> {
  const levels = await allLevels(db, asked)
  const found = asked.q ? await goodsMatching(db, asked.q) : null
  const matching = levels.filter(
    (level) =>
      (!found || found(level)) &&
      (!asked.category || level.categories.includes(asked.category)) &&
      (!asked.state || isInState(level, asked.state))
  )
  matching.sort(
    (a, b) => a.title.localeCompare(b.title, "zh-CN") || (a.inventory_item_id < b.inventory_item_id ? -1 : 1)
  )
  const { limit, offset } = asked
  return {
    items: matching.slice(offset, offset + limit).map(({ product_id: _product, ...level }) => level),
    total: matching.length,
    limit,
    offset,
    sums: {
      items: matching.length,
      stocked: sumOf(matching, "stocked"),
      reserved: sumOf(matching, "reserved"),
      held: sumOf(matching, "held"),
      available: sumOf(matching, "available"),
      in_transit: sumOf(matching, "in_transit"),
    },
  }
}

const sumOf = (
  levels: readonly StockLevelRow[],
  figure: "stocked" | "reserved" | "held" | "available" | "in_transit"
): number => levels.reduce((sum, level) => sum + level[figure], 0)

export function isInState({ state, standing }: StockLevelRow, asked: StockLevelState): boolean {
  return asked === "expiring" ? standing !== "fresh" : state === asked
}
