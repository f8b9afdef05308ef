import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { boundsOf, cellsSql, documentsSql } from "./cells"
import type { Line, SalesSource } from "./sales-line"

type Days = { from: string; until: string }
export type SumFilter = { line?: Line; source?: SalesSource; catalogue_only?: boolean }

export type OriginSums = {
  origin_code: string
  period_fen: number
  before_fen: number
  last_year_fen: number
  year_fen: number
  previous_year_fen: number
  year_before_fen: number
  period_quantity: number
  year_procurement_fen: number
  year_assisted_fen: number
  year_catalogue_fen: number
}

const ofOrigin = cellsSql({ month: "sales_origin_month", day: "sales_origin_day" })
const ofCity = cellsSql({ day: "sales_day" })
const ofPoint = cellsSql({ month: "sales_point_month" })
const ofProduct = cellsSql({ month: "sales_product_month" })

// float8 is exact for fen up to 90 trillion yuan; the driver would hand bigint sums back as text.
const originSumsSql = `
  SELECT origin_code,
    COALESCE(SUM(net_fen) FILTER (WHERE business_day >= :from AND business_day < :until), 0)::float8 AS period_fen,
    COALESCE(SUM(net_fen) FILTER (WHERE business_day >= :before_from AND business_day < :before_until), 0)::float8 AS before_fen,
    COALESCE(SUM(net_fen) FILTER (WHERE business_day >= :last_year_from AND business_day < :last_year_until), 0)::float8 AS last_year_fen,
    COALESCE(SUM(net_fen) FILTER (WHERE business_day >= :year_from AND business_day < :year_until), 0)::float8 AS year_fen,
    COALESCE(SUM(net_fen) FILTER (WHERE business_day >= :previous_year_from AND business_day < :previous_year_until), 0)::float8 AS previous_year_fen,
    COALESCE(SUM(net_fen) FILTER (WHERE business_day >= :year_from AND business_day < :year_before_until), 0)::float8 AS year_before_fen,
    COALESCE(SUM(quantity) FILTER (WHERE business_day >= :from AND business_day < :until), 0)::float8 AS period_quantity,
    COALESCE(SUM(net_fen) FILTER (WHERE business_day >= :year_from AND business_day < :year_until AND counting_type = 'procurement'), 0)::float8 AS year_procurement_fen,
    COALESCE(SUM(net_fen) FILTER (WHERE business_day >= :year_from AND business_day < :year_until AND counting_type = 'assisted_sale'), 0)::float8 AS year_assisted_fen,
    COALESCE(SUM(net_fen) FILTER (WHERE business_day >= :year_from AND business_day < :year_until AND in_catalogue), 0)::float8 AS year_catalogue_fen
  FROM ${ofOrigin} AS cell
  WHERE (CAST(:line AS text) IS NULL OR line = :line)
    AND (CAST(:source AS text) IS NULL OR source = :source)
    AND (NOT CAST(:catalogue_only AS boolean) OR in_catalogue)
  GROUP BY origin_code
  ORDER BY origin_code`

/** Sums by origin code for a period and what it is compared with. Fen, net of refunds; codes without lines are absent. */
export async function originSums(
  db: Knex,
  periods: {
    period: Days
    before: Days
    last_year: Days
    year: Days
    previous_year: Days
    year_before: Days
  },
  filter: SumFilter = {}
): Promise<OriginSums[]> {
  const { rows } = await db.raw<{ rows: OriginSums[] }>(originSumsSql, {
    from: periods.period.from,
    until: periods.period.until,
    before_from: periods.before.from,
    before_until: periods.before.until,
    last_year_from: periods.last_year.from,
    last_year_until: periods.last_year.until,
    year_from: periods.year.from,
    year_until: periods.year.until,
    previous_year_from: periods.previous_year.from,
    previous_year_until: periods.previous_year.until,
    year_before_until: periods.year_before.until,
    ...boundsOf(Object.values(periods).flatMap(({ from, until }) => [from, until])),
    ...bound(filter),
  })
  return rows
}

const aboutSql = `
  SELECT COALESCE(SUM(lines) FILTER (WHERE business_day >= :from), 0)::float8 AS row_count,
    COALESCE(bool_or(is_sample), false) AS contains_sample, now() AS cut_off
  FROM ${ofCity} AS cell
  WHERE (CAST(:line AS text) IS NULL OR line = :line)
    AND (CAST(:source AS text) IS NULL OR source = :source)
    AND (NOT CAST(:catalogue_only AS boolean) OR in_catalogue)`

/**
 * How many lines a period has, whether any line since `oldest` (what the period is compared with) is sample data, and the
 * instant it was read.
 */
export async function aboutLines(
  db: Knex,
  { from, until, oldest }: Days & { oldest: string },
  filter: SumFilter = {}
): Promise<{ row_count: number; contains_sample: boolean; cut_off: Date }> {
  const { rows } = await db.raw<{ rows: { row_count: number; contains_sample: boolean; cut_off: Date }[] }>(
    aboutSql,
    {
      from,
      ...boundsOf([oldest, from, until]),
      ...bound(filter),
    }
  )
  return rows[0]!
}

const monthSumsSql = `
  SELECT to_char(business_day, 'YYYY-MM') AS month, SUM(net_fen)::float8 AS net_fen
  FROM ${ofCity} AS cell
  GROUP BY 1
  ORDER BY 1`

const daySumsSql = `
  SELECT to_char(business_day, 'YYYY-MM-DD') AS day, SUM(net_fen)::float8 AS net_fen
  FROM ${ofCity} AS cell
  GROUP BY 1
  ORDER BY 1`

/** Net fen by month; months without lines are absent. */
export async function monthSums(db: Knex, days: Days): Promise<{ month: string; net_fen: number }[]> {
  const { rows } = await db.raw<{ rows: { month: string; net_fen: number }[] }>(
    monthSumsSql,
    boundsOf([days.from, days.until])
  )
  return rows
}

/** Net fen by business day; days without lines are absent. */
export async function daySums(db: Knex, days: Days): Promise<{ day: string; net_fen: number }[]> {
  const { rows } = await db.raw<{ rows: { day: string; net_fen: number }[] }>(
    daySumsSql,
    boundsOf([days.from, days.until])
  )
  return rows
}

const headCountsSql = `
  SELECT (${documentsSql})::float8 AS orders,
    (SELECT COUNT(DISTINCT sales_point_code) FROM ${ofPoint} AS cell WHERE sale_lines > 0)::float8 AS points_with_sales`

/** Orders and receipts with a sale, and points that sold, in a period. */
export async function headCounts(
  db: Knex,
  days: Days
): Promise<{ orders: number; points_with_sales: number }> {
  const { rows } = await db.raw<{ rows: { orders: number; points_with_sales: number }[] }>(
    headCountsSql,
    boundsOf([days.from, days.until])
  )
  return rows[0]!
}

const productsSoldSql = `
  SELECT COUNT(DISTINCT product_id)::float8 AS products
  FROM ${ofProduct} AS cell
  WHERE in_catalogue AND sale_lines > 0`

/** Listed products with a sale in a period. */
export async function catalogueProductsSold(db: Knex, days: Days): Promise<number> {
  const { rows } = await db.raw<{ rows: { products: number }[] }>(
    productsSoldSql,
    boundsOf([days.from, days.until])
  )
  return rows[0]!.products
}

function bound(filter: SumFilter) {
  return {
    line: filter.line ?? null,
    source: filter.source ?? null,
    catalogue_only: filter.catalogue_only ?? false,
  }
}
