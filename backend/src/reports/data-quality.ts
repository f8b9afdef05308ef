import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { QualityAnswer, QualityItem } from "../contract"
import { boundsOf, cellsSql } from "../modules/ledger/cells"
import { checkMonth, closedMonths } from "../modules/ledger/months"
import { businessDay, firstDayOf, monthOf, shiftMonths } from "../values/business-day"
import { UNKNOWN_ORIGIN } from "../values/origin-code"
import { pendingOrders } from "../workflows/ledger/order-facts"
import { stockDriftForBoard, type BoardDrift } from "../workflows/stock/reconcile-stock"

/** So many of each kind are named, so that one can begin to mend them. */
const EXAMPLES = 20
/** A certificate that ends within this many days is renewed in time or missed. */
const EXPIRING_DAYS = 30
/** How long an order may be on its way into the ledger before somebody should look. */
const PENDING_SECONDS = 120
const PENDING_DAYS = 400
const MOST_PENDING = 1_000
/** Each is summed from its lines; older ones were looked at when they were newer. */
const MONTHS_CHECKED = 3

/** One kind: a statement that answers what is wrong, as `id`, `label` and, where it is money, `net_fen`. */
type Check = { kind: QualityItem["kind"]; severity: QualityItem["severity"]; sql: string }

const checks: readonly Check[] = [
  {
    kind: "products_without_origin",
    severity: "wrong",
    sql: `
      SELECT product.id, product.title AS label, NULL::bigint AS net_fen
      FROM product
      WHERE product.deleted_at IS NULL AND product.status = 'published'
        AND NOT EXISTS (SELECT FROM product_origin WHERE product_origin.product_id = product.id AND product_origin.deleted_at IS NULL
          AND product_origin.valid_until IS NULL)`,
  },
  {
    kind: "sales_of_unknown_origin",
    severity: "wrong",
    sql: `
      SELECT COALESCE(product_id, product_title) AS id, min(product_title) AS label, sum(net_fen) AS net_fen
      FROM sales_line
      WHERE business_day >= CAST(:year_ago AS date) AND origin_code = :unknown_origin
      GROUP BY COALESCE(product_id, product_title)`,
  },
  {
    kind: "negative_counties",
    severity: "doubtful",
    sql: `
      SELECT place.code || ' ' || cell.month AS id, place.name_zh || ' ' || cell.month AS label, cell.net_fen
      FROM (
        SELECT origin_code, to_char(business_day, 'YYYY-MM') AS month, sum(net_fen)::bigint AS net_fen
        FROM ${cellsSql(["origin_code"])} AS sold
        WHERE business_day >= CAST(:year_ago AS date)
        GROUP BY 1, 2
      ) AS cell
      JOIN origin_place AS place ON place.code = cell.origin_code AND place.deleted_at IS NULL
      WHERE cell.net_fen < 0`,
  },
  {
    kind: "recognitions_expired",
    severity: "doubtful",
    sql: `
      SELECT product.id, product.title AS label, NULL::bigint AS net_fen
      FROM recognition
      JOIN product ON product.id = recognition.product_id AND product.deleted_at IS NULL AND product.status = 'published'
      WHERE recognition.deleted_at IS NULL
      GROUP BY product.id, recognition.label
      HAVING max(COALESCE(recognition.valid_until, '9999-12-31')) <= :today`,
  },
  {
    kind: "recognitions_expiring",
    severity: "soon",
    sql: `
      SELECT product.id, product.title AS label, NULL::bigint AS net_fen
      FROM recognition
      JOIN product ON product.id = recognition.product_id AND product.deleted_at IS NULL AND product.status = 'published'
      WHERE recognition.deleted_at IS NULL
      GROUP BY product.id, recognition.label
      HAVING max(COALESCE(recognition.valid_until, '9999-12-31')) > :today
        AND max(COALESCE(recognition.valid_until, '9999-12-31')) <= to_char(CAST(:today AS date) + ${EXPIRING_DAYS}, 'YYYY-MM-DD')`,
  },
  {
    kind: "months_open",
    severity: "soon",
    sql: `
      SELECT to_char(sold.month, 'YYYY-MM') AS id, to_char(sold.month, 'YYYY-MM') AS label, sold.net_fen
      FROM (
        SELECT date_trunc('month', business_day)::date AS month, sum(net_fen)::bigint AS net_fen
        FROM ${cellsSql(["origin_code"])} AS cell
        GROUP BY 1
      ) AS sold
      WHERE sold.month < CAST(:this_month AS date) AND NOT EXISTS (SELECT FROM ledger_month WHERE ledger_month.month = sold.month)`,
  },
]

/** Most of it is mended within a minute; what nobody signed is looked into by people. */
const driftSeverity: Record<BoardDrift["kind"], QualityItem["severity"]> = {
  stock_guards_missing: "wrong",
  stock_below_reserved: "wrong",
  stock_below_zero: "wrong",
  stock_reserved_differs: "wrong",
  stock_orders_unreserved: "wrong",
  stock_fulfilled_unmoved: "wrong",
  stock_orphan_reservations: "doubtful",
  stock_unattributed: "doubtful",
}

const foundSql = (sql: string) => `
  SELECT count(*)::float8 AS count, sum(net_fen)::float8 AS net_fen,
    COALESCE(json_agg(json_build_object('id', id, 'label', label) ORDER BY place) FILTER (WHERE place <= ${EXAMPLES}), '[]') AS examples
  FROM (SELECT id, label, net_fen, row_number() OVER (ORDER BY label, id) AS place FROM (${sql}) AS found) AS placed`

const tailSql = `
  SELECT count(*)::float8 AS count, sum(net_fen)::float8 AS net_fen,
    COALESCE(extract(epoch FROM now() - min(recorded_at)), 0)::float8 AS oldest_seconds
  FROM sales_line
  WHERE xid >= (SELECT watermark FROM ledger_fold) AND xid <= '18446744073709551615'`

/**
 * The data-quality board: everything that makes a figure wrong or hard to defend, each kind with how many, how much of the
 * sales, and the first of them by name. Kinds with nothing are there with 0, so that one sees that they were looked for.
 */
export async function dataQuality(container: MedusaContainer, now: Date): Promise<QualityAnswer> {
  const db = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const today = businessDay(now)
  const values = {
    today,
    year_ago: shiftMonths(firstDayOf(monthOf(today)), -12),
    this_month: firstDayOf(monthOf(today)),
    unknown_origin: UNKNOWN_ORIGIN,
    ...boundsOf(["0001-01-01", "9999-01-01"]),
  }
  const [found, pending, differing, tail, drift] = await Promise.all([
    Promise.all(
      checks.map(async ({ kind, severity, sql }) => await itemOf(db, { kind, severity, sql }, values))
    ),
    pendingOrders(db, {
      since: new Date(now.getTime() - PENDING_DAYS * 86_400_000),
      until: new Date(now.getTime() - PENDING_SECONDS * 1_000),
      fresh_seconds: PENDING_SECONDS,
      limit: MOST_PENDING,
    }),
    differingMonths(db),
    one<{ count: number; net_fen: number | null; oldest_seconds: number }>(db, tailSql, {}),
    stockDriftForBoard(container, now),
  ])
  const months = differing.slice(0, EXAMPLES).map((id) => ({ id, label: id }))
  const items: QualityItem[] = [
    {
      kind: "closed_months_differ",
      severity: "wrong",
      count: differing.length,
      net_fen: null,
      examples: months,
    },
    {
      kind: "orders_pending",
      severity: "wrong",
      count: pending.length,
      net_fen: null,
      examples: await namedOrders(db, pending.slice(0, EXAMPLES)),
    },
    ...found,
    {
      kind: "lines_unfolded",
      severity: "soon",
      // A tail of a moment is how it works; one that stays makes reports slow.
      count: tail.oldest_seconds > PENDING_SECONDS ? tail.count : 0,
      net_fen: tail.oldest_seconds > PENDING_SECONDS ? tail.net_fen : null,
      examples: [],
    },
    ...drift.map((item) => ({ ...item, severity: driftSeverity[item.kind], net_fen: null })),
  ]
  return { items, since: values.year_ago, generated_at: now.toISOString() }
}

async function itemOf(
  db: Knex,
  { kind, severity, sql }: Check,
  values: Record<string, string | string[]>
): Promise<QualityItem> {
  const found = await one<Pick<QualityItem, "count" | "net_fen" | "examples">>(db, foundSql(sql), values)
  return { kind, severity, ...found }
}

/** The newest closed months whose lines are not those they were closed with. */
async function differingMonths(db: Knex): Promise<string[]> {
  const differing: string[] = []
  for (const { month } of (await closedMonths(db)).slice(0, MONTHS_CHECKED)) {
    if (!(await checkMonth(db, month))) differing.push(month)
  }
  return differing
}

/** Orders by the number that shopper and office know them by, in the order they were given. */
async function namedOrders(db: Knex, ids: readonly string[]): Promise<QualityItem["examples"]> {
  const { rows } = await db.raw<{ rows: QualityItem["examples"] }>(
    `SELECT id, COALESCE(custom_display_id, display_id::text) AS label FROM "order" WHERE id = ANY(:ids)`,
    { ids }
  )
  const labels = new Map(rows.map(({ id, label }) => [id, label]))
  return ids.map((id) => ({ id, label: labels.get(id) ?? id }))
}

async function one<Row>(db: Knex, sql: string, values: Record<string, string | string[]>): Promise<Row> {
  const { rows } = await db.raw<{ rows: Row[] }>(sql, values)
  return rows[0]!
}
