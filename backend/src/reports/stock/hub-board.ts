import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { HubBoard, HubBoardFigures, HubBoardRow, StockPoint } from "../../contract"
import { lotsOnHand, standingOf } from "../../modules/stock/documents/lot-rules"
import { type LotAt, lotsAt } from "../../modules/stock/documents/lots"
import { stockSettings, stopRule } from "../../modules/stock/documents/settings"
import { IS_FULL_COUNT } from "./full-count"
import { stockPoints } from "./points"

type Located = { code: string; location_id: string }
type Sales = Pick<
  HubBoardFigures,
  "today_documents" | "today_net_fen" | "month_documents" | "month_net_fen"
> & { code: string }
type Shelf = Pick<HubBoardFigures, "low" | "out"> & { code: string }
type Papers = Pick<HubBoardFigures, "to_receive" | "to_send" | "counting" | "drafts" | "approvals"> & {
  code: string
  last_counted_on: string | null
}

const locationsSql = `
  SELECT code, stock_location_id AS location_id FROM sales_point WHERE code = ANY (:codes) AND deleted_at IS NULL`
const salesSql = `
  SELECT sales_point_code AS code,
    count(DISTINCT source_document) FILTER (WHERE kind = 'sale' AND business_day = CAST(:today AS date))::float8 AS today_documents,
    coalesce(sum(net_fen) FILTER (WHERE business_day = CAST(:today AS date)), 0)::float8 AS today_net_fen,
    count(DISTINCT source_document) FILTER (WHERE kind = 'sale')::float8 AS month_documents,
    coalesce(sum(net_fen), 0)::float8 AS month_net_fen
  FROM sales_line
  WHERE sales_point_code = ANY (:codes) AND business_day >= CAST(:month_start AS date) AND business_day <= CAST(:today AS date)
  GROUP BY sales_point_code`
// As a place's own list counts them: none free is out, fewer free than the safety stock is low.
const shelfSql = `
  WITH here AS (
    SELECT location_id, inventory_item_id, stocked_quantity - reserved_quantity AS available FROM inventory_level
    WHERE location_id = ANY (:locations) AND deleted_at IS NULL
  ), wanted AS (
    SELECT location_id, inventory_item_id, quantity FROM stock_safety WHERE location_id = ANY (:locations)
  )
  SELECT point.code, count(*) FILTER (WHERE coalesce(here.available, 0) <= 0)::float8 AS out,
    count(*) FILTER (WHERE coalesce(here.available, 0) > 0 AND here.available < wanted.quantity)::float8 AS low
  FROM here FULL JOIN wanted USING (location_id, inventory_item_id)
  JOIN sales_point point ON point.stock_location_id = location_id AND point.deleted_at IS NULL
  JOIN inventory_item item ON item.id = inventory_item_id AND item.deleted_at IS NULL
  GROUP BY point.code`
const papersSql = `
  SELECT point.code,
    count(*) FILTER (WHERE d.kind = 'transfer' AND d.state = 'dispatched' AND d.point_code = point.code)::float8 AS to_receive,
    count(*) FILTER (WHERE d.kind = 'transfer' AND d.state = 'requested' AND d.from_point_code = point.code)::float8 AS to_send,
    count(*) FILTER (WHERE d.kind = 'stocktake' AND d.state IN ('counting', 'recount'))::float8 AS counting,
    count(*) FILTER (WHERE d.kind IN ('receipt', 'write_off') AND d.state = 'draft')::float8 AS drafts,
    count(*) FILTER (WHERE d.kind IN ('stocktake', 'write_off') AND d.state = 'submitted')::float8 AS approvals,
    to_char(max(d.posted_at) FILTER (WHERE ${IS_FULL_COUNT}) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS last_counted_on
  FROM unnest(CAST(:codes AS text[])) AS point (code)
  JOIN stock_document d ON d.point_code = point.code OR d.from_point_code = point.code
  GROUP BY point.code`

const nothing: HubBoardFigures = {
  today_documents: 0,
  today_net_fen: 0,
  month_documents: 0,
  month_net_fen: 0,
  low: 0,
  out: 0,
  expiring: 0,
  to_receive: 0,
  to_send: 0,
  counting: 0,
  drafts: 0,
  approvals: 0,
}
const figures = Object.keys(nothing) as (keyof HubBoardFigures)[]

/**
 * A hub and its counters side by side, today and in the month of `today`. Only `points` are in it; null when the hub is none
 * of them, or is no hub. A handful of statements however many counters there are.
 */
export async function hubBoard(
  db: Knex,
  { hub, points, today }: { hub: string; points: readonly string[] | "all"; today: string }
): Promise<HubBoard | null> {
  const places = (await stockPoints(db, points)).filter(({ hub_code }) => hub_code === hub)
  const head = places.find(({ code }) => code === hub)
  if (!head) return null

  const codes = places.map(({ code }) => code)
  const month_start = `${today.slice(0, 8)}01`
  const { rows: located } = await db.raw<{ rows: Located[] }>(locationsSql, { codes })
  const locations = located.map(({ location_id }) => location_id)
  const sales = await db.raw<{ rows: Sales[] }>(salesSql, { codes, today, month_start })
  const shelves = await db.raw<{ rows: Shelf[] }>(shelfSql, { locations })
  const papers = await db.raw<{ rows: Papers[] }>(papersSql, { codes })
  const ending = await endingAt(db, locations, today)
  const locationOf = new Map(located.map(({ code, location_id }) => [code, location_id]))

  const items = places.map((place): HubBoardRow => {
    const of = <Row extends { code: string }>(rows: Row[]) => rows.find(({ code }) => code === place.code)
    return {
      ...nothing,
      last_counted_on: null,
      ...of(sales.rows),
      ...of(shelves.rows),
      ...of(papers.rows),
      expiring: ending.get(locationOf.get(place.code) ?? "") ?? 0,
      ...place,
    }
  })
  return { hub: head satisfies StockPoint, business_day: today, items, total: totalOf(items) }
}

/** The figures of several places added up. Pure. */
export function totalOf(rows: readonly HubBoardFigures[]): HubBoardFigures {
  return rows.reduce(
    (total, row) => {
      for (const figure of figures) total[figure] += row[figure]
      return total
    },
    { ...nothing }
  )
}

/** By location: of how many kinds of goods a lot lies there that is near its end or past it. */
async function endingAt(db: Knex, locations: string[], today: string): Promise<Map<string, number>> {
  const rule = stopRule(await stockSettings(db))
  const byLevel = new Map<string, LotAt[]>()
  for (const lot of await lotsAt(db, { locations, items: null })) {
    const level = `${lot.location_id} ${lot.inventory_item_id}`
    byLevel.set(level, [...(byLevel.get(level) ?? []), lot])
  }
  const ending = new Map<string, number>()
  for (const lots of byLevel.values()) {
    const { location_id, stocked } = lots[0]!
    const isEnding = lotsOnHand(lots, stocked).lots.some(
      (lot) => lot.on_hand > 0 && standingOf(lot, today, rule) !== "fresh"
    )
    if (isEnding) ending.set(location_id, (ending.get(location_id) ?? 0) + 1)
  }
  return ending
}
