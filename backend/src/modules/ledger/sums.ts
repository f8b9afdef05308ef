import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { boundsOf, cellsSql, documentsSql } from "./cells"
import { channelSql, type LineFilter, narrow } from "./line-filter"
import type { Dimension } from "./rollups"

type Days = { from: string; until: string }

/** A report's period and what it is compared with; fen and pieces are net of what was taken back. */
export type SummedPeriods = {
  period: Days
  before: Days
  last_year: Days
  year: Days
  previous_year: Days
  year_before: Days
}

/** What every report by rows sums; the words before `_fen` name the period. */
export type Sums = {
  period_fen: number
  before_fen: number
  last_year_fen: number
  year_fen: number
  previous_year_fen: number
  year_before_fen: number
  period_quantity: number
  /** Lines of sales, not of what was taken back: whether anything was sold. */
  period_sale_lines: number
  year_quantity: number
  year_procurement_fen: number
  year_assisted_fen: number
  year_catalogue_fen: number
  /** Of `year_fen`, what was declared in filings instead of rung up here. */
  year_filed_fen: number
}

/** No sums at all. */
export const NO_SUMS: Readonly<Sums> = {
  period_fen: 0,
  before_fen: 0,
  last_year_fen: 0,
  year_fen: 0,
  previous_year_fen: 0,
  year_before_fen: 0,
  period_quantity: 0,
  period_sale_lines: 0,
  year_quantity: 0,
  year_procurement_fen: 0,
  year_assisted_fen: 0,
  year_catalogue_fen: 0,
  year_filed_fen: 0,
}

export function addSums(rows: readonly Sums[]): Sums {
  const total = { ...NO_SUMS }
  const measures = Object.keys(total) as (keyof Sums)[]
  for (const row of rows) for (const measure of measures) total[measure] += row[measure]
  return total
}

/** What rows may be told apart by in a report; `channel` follows from two dimensions. */
export type RowKey = Exclude<Dimension, "is_recognised" | "is_sample"> | "channel"

/** A key's value as the driver gives it. */
type KeyValue<Key extends RowKey> = Key extends "district_code" | "venue_type" | "product_id" | "supplier_id"
  ? string | null
  : Key extends "weekday" | "hour"
    ? number
    : Key extends "in_catalogue"
      ? boolean
      : string
type Keyed<Key extends RowKey> = { [Name in Key]: KeyValue<Name> } & Sums

const keyDimensions = (key: RowKey): Dimension[] => (key === "channel" ? ["point_kind", "source"] : [key])
const keySql = (key: RowKey): string => (key === "channel" ? `${channelSql} AS channel` : key)

/** Told apart in every sum, because parts of the year are summed by them. */
const parts = ["source", "counting_type", "in_catalogue"] as const satisfies readonly Dimension[]

const within = (from: string, until: string) => `piece_from >= :${from} AND piece_from < :${until}`
const fen = (name: keyof Sums, condition: string) =>
  `COALESCE(sum(net_fen) FILTER (WHERE ${condition}), 0)::float8 AS ${name}`
const inYear = within("year_from", "year_until")

// float8 is exact for fen up to 90 trillion yuan; the driver would hand bigint sums back as text.
const measuresSql = [
  fen("period_fen", within("from", "until")),
  fen("before_fen", within("before_from", "before_until")),
  fen("last_year_fen", within("last_year_from", "last_year_until")),
  fen("year_fen", inYear),
  fen("previous_year_fen", within("previous_year_from", "previous_year_until")),
  fen("year_before_fen", within("year_from", "year_before_until")),
  `COALESCE(sum(quantity) FILTER (WHERE ${within("from", "until")}), 0)::float8 AS period_quantity`,
  `COALESCE(sum(sale_lines) FILTER (WHERE ${within("from", "until")}), 0)::float8 AS period_sale_lines`,
  `COALESCE(sum(quantity) FILTER (WHERE ${inYear}), 0)::float8 AS year_quantity`,
  fen("year_procurement_fen", `${inYear} AND counting_type = 'procurement'`),
  fen("year_assisted_fen", `${inYear} AND counting_type = 'assisted_sale'`),
  fen("year_catalogue_fen", `${inYear} AND in_catalogue`),
  fen("year_filed_fen", `${inYear} AND source = 'filing'`),
].join(",\n    ")

/**
 * Sums by the keys for a period and what it is compared with; keys without lines are absent. The days between two edges
 * of the periods are in the same ones, so they are summed together first and looked at once.
 */
export async function sumsBy<Key extends RowKey>(
  db: Knex,
  keys: readonly Key[],
  periods: SummedPeriods,
  filter: LineFilter = {}
): Promise<Keyed<Key>[]> {
  const { needed, where, values } = narrow(filter)
  const dimensions = [...new Set([...keys.flatMap(keyDimensions), ...parts, ...needed])]
  const columns = keys.join(", ")
  const sql = `
  WITH piece AS (
    SELECT ${keys.map(keySql).join(", ")}, ${parts.filter((part) => !(keys as readonly string[]).includes(part)).join(", ")},
      (CAST(:edges AS date[]))[width_bucket(business_day, CAST(:edges AS date[]))] AS piece_from,
      sum(net_fen)::bigint AS net_fen, sum(quantity)::bigint AS quantity, sum(sale_lines)::bigint AS sale_lines
    FROM ${cellsSql(dimensions)} AS cell
    WHERE ${where}
    GROUP BY ${groupList(keys)}, piece_from
  )
  SELECT ${columns}, ${measuresSql}
  FROM piece
  GROUP BY ${columns}
  ORDER BY ${columns}`
  const edges = Object.values(periods).flatMap(({ from, until }) => [from, until])
  const { rows } = await db.raw<{ rows: Keyed<Key>[] }>(sql, {
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
    edges: [...new Set(edges)].sort(),
    ...boundsOf(edges),
    ...values,
  })
  return rows
}

const groupList = (keys: readonly RowKey[]): string => [...new Set<string>([...keys, ...parts])].join(", ")

export type OriginSums = { origin_code: string } & Sums

/** Sums by origin code; codes without lines are absent. */
export async function originSums(
  db: Knex,
  periods: SummedPeriods,
  filter: LineFilter = {}
): Promise<OriginSums[]> {
  return await sumsBy(db, ["origin_code"], periods, filter)
}

/**
 * How many lines a period has, whether any line since `oldest` (what the period is compared with) is sample data, and the
 * instant it was read.
 */
export async function aboutLines(
  db: Knex,
  { from, until, oldest }: Days & { oldest: string },
  filter: LineFilter = {}
): Promise<{ row_count: number; contains_sample: boolean; cut_off: Date }> {
  const { needed, where, values } = narrow(filter)
  const sql = `
  SELECT COALESCE(SUM(lines) FILTER (WHERE business_day >= :from), 0)::float8 AS row_count,
    COALESCE(bool_or(is_sample), false) AS contains_sample, now() AS cut_off
  FROM ${cellsSql([...new Set<Dimension>(["is_sample", ...needed])])} AS cell
  WHERE ${where}`
  const { rows } = await db.raw<{ rows: { row_count: number; contains_sample: boolean; cut_off: Date }[] }>(
    sql,
    { from, ...boundsOf([oldest, from, until]), ...values }
  )
  return rows[0]!
}

/** Net fen by month; months without lines are absent. */
export async function monthSums(
  db: Knex,
  days: Days,
  filter: LineFilter = {}
): Promise<{ month: string; net_fen: number; quantity: number }[]> {
  const { needed, where, values } = narrow(filter)
  const sql = `
  SELECT to_char(business_day, 'YYYY-MM') AS month, SUM(net_fen)::float8 AS net_fen, SUM(quantity)::float8 AS quantity
  FROM ${cellsSql(needed)} AS cell
  WHERE ${where}
  GROUP BY 1
  ORDER BY 1`
  const { rows } = await db.raw<{ rows: { month: string; net_fen: number; quantity: number }[] }>(sql, {
    ...boundsOf([days.from, days.until]),
    ...values,
  })
  return rows
}

/** Net fen by business day; days without lines are absent. */
export async function daySums(
  db: Knex,
  days: Days,
  filter: LineFilter = {}
): Promise<{ day: string; net_fen: number }[]> {
  const { needed, where, values } = narrow(filter)
  const sql = `
  SELECT to_char(business_day, 'YYYY-MM-DD') AS day, SUM(net_fen)::float8 AS net_fen
  FROM ${cellsSql(needed, "day")} AS cell
  WHERE ${where}
  GROUP BY 1
  ORDER BY 1`
  const { rows } = await db.raw<{ rows: { day: string; net_fen: number }[] }>(sql, {
    ...boundsOf([days.from, days.until]),
    ...values,
  })
  return rows
}

const headCountsSql = `
  SELECT (${documentsSql})::float8 AS orders,
    (SELECT COUNT(DISTINCT sales_point_code) FROM ${cellsSql(["sales_point_code"])} AS cell WHERE sale_lines > 0)::float8 AS points_with_sales`

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
  FROM ${cellsSql(["product_id", "in_catalogue"])} AS cell
  WHERE in_catalogue AND sale_lines > 0`

/** Listed products with a sale in a period. */
export async function catalogueProductsSold(db: Knex, days: Days): Promise<number> {
  const { rows } = await db.raw<{ rows: { products: number }[] }>(
    productsSoldSql,
    boundsOf([days.from, days.until])
  )
  return rows[0]!.products
}
