import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Unresolved } from "../modules/ledger/months"
import { pendingOrders } from "../workflows/ledger/order-facts"
import { UNKNOWN_ORIGIN } from "../values/origin-code"
import { firstDayOf, addMonths, startsAt, type BusinessMonth } from "../values/business-day"

/** More waiting orders than this are told as this many. */
const MOST_ORDERS = 1_000

// Sales whose county nobody knows, lots that sold before they were received, counties that gave more back than they sold:
// each is a question somebody should answer before the figure is final.
const linesSql = `
  SELECT count(*) FILTER (WHERE origin_code = :unknown)::float8 AS unknown_lines,
    COALESCE(sum(net_fen) FILTER (WHERE origin_code = :unknown), 0)::float8 AS unknown_fen,
    (SELECT count(*)::float8 FROM (
       SELECT FROM sales_line
       WHERE business_day >= CAST(:from AS date) AND business_day < CAST(:until AS date)
       GROUP BY origin_code HAVING sum(net_fen) < 0
     ) AS negative) AS negative_counties
  FROM sales_line
  WHERE business_day >= CAST(:from AS date) AND business_day < CAST(:until AS date)`

// An outlet that was open all month and has not one line: not filed, or not even a zero.
const outletsSql = `
  SELECT count(*)::float8 AS outlets
  FROM sales_point AS point
  WHERE point.kind = 'outlet' AND point.deleted_at IS NULL
    AND (point.opened_on IS NULL OR point.opened_on < :until) AND (point.closed_on IS NULL OR point.closed_on >= :from)
    AND NOT EXISTS (
      SELECT FROM sales_line
      WHERE sales_point_code = point.code AND business_day >= CAST(:from AS date) AND business_day < CAST(:until AS date))`

const earlierSql = `
  SELECT count(*)::float8 AS months
  FROM (SELECT DISTINCT date_trunc('month', business_day)::date AS month FROM sales_line WHERE business_day < CAST(:from AS date)) AS sold
  WHERE NOT EXISTS (SELECT FROM ledger_month WHERE ledger_month.month = sold.month)`

/**
 * What is not settled in a month that somebody wants to close (domain.md §6.1): kinds with nothing are left out.
 * `orders_pending`: paid or refunded and not yet in the ledger; `outlets_unfiled`: open outlets without one line;
 * `unknown_origin`: lines whose county nobody knows; `negative_counties`; `earlier_months_open`.
 */
export async function unresolvedOf(container: MedusaContainer, month: BusinessMonth): Promise<Unresolved[]> {
  const db = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const days = { from: firstDayOf(month), until: firstDayOf(addMonths(month, 1)) }
  const [orders, lines, outlets, earlier] = await Promise.all([
    pendingOrders(db, {
      since: startsAt(days.from),
      until: startsAt(days.until),
      fresh_seconds: 0,
      limit: MOST_ORDERS,
    }),
    one<{ unknown_lines: number; unknown_fen: number; negative_counties: number }>(db, linesSql, {
      ...days,
      unknown: UNKNOWN_ORIGIN,
    }),
    one<{ outlets: number }>(db, outletsSql, days),
    one<{ months: number }>(db, earlierSql, { from: days.from }),
  ])
  const found: Unresolved[] = [
    { kind: "orders_pending", count: orders.length, net_fen: null },
    { kind: "outlets_unfiled", count: outlets.outlets, net_fen: null },
    { kind: "unknown_origin", count: lines.unknown_lines, net_fen: lines.unknown_fen },
    { kind: "negative_counties", count: lines.negative_counties, net_fen: null },
    { kind: "earlier_months_open", count: earlier.months, net_fen: null },
  ]
  return found.filter(({ count }) => count > 0)
}

async function one<Row>(db: Knex, sql: string, values: Record<string, string>): Promise<Row> {
  const { rows } = await db.raw<{ rows: Row[] }>(sql, values)
  return rows[0]!
}
