import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { boundsOf, cellsSql, documentsSql } from "./cells"
import { channelSql, type LineFilter, narrow } from "./line-filter"
import type { Dimension, Measure } from "./rollups"

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
  year_catalogue_fen: 0,
  year_filed_fen: 0,
}

/**
 * Sums of a period that has not begun, without what they would be compared with: nothing sold tomorrow is no fall by a
 * hundred per cent.
 */
export function withoutBases<Row extends Sums>(rows: readonly Row[]): Row[] {
  return rows.map((row) => ({ ...row, before_fen: 0, last_year_fen: 0, previous_year_fen: 0 }))
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

const within = (from: string, until: string) => `business_day >= :${from} AND business_day < :${until}`
const sum = (name: keyof Sums, column: Measure, condition: string) =>
  `COALESCE(sum(${column}) FILTER (WHERE ${condition}), 0)::float8 AS ${name}`
const inPeriod = within("from", "until")
const inYear = within("year_from", "year_until")

// float8 is exact for fen up to 90 trillion yuan; the driver would hand bigint sums back as text.
const measuresSql = [
  sum("period_fen", "net_fen", inPeriod),
  sum("before_fen", "net_fen", within("before_from", "before_until")),
  sum("last_year_fen", "net_fen", within("last_year_from", "last_year_until")),
  sum("year_fen", "net_fen", inYear),
  sum("previous_year_fen", "net_fen", within("previous_year_from", "previous_year_until")),
  sum("year_before_fen", "net_fen", within("year_from", "year_before_until")),
  sum("period_quantity", "quantity", inPeriod),
  sum("period_sale_lines", "sale_lines", inPeriod),
  sum("year_quantity", "quantity", inYear),
  sum("year_procurement_fen", "procurement_fen", inYear),
  sum("year_catalogue_fen", "catalogue_fen", inYear),
  sum("year_filed_fen", "filed_fen", inYear),
].join(",\n    ")

/** Sums by the keys for a period and what it is compared with; keys without lines are absent. */
export async function sumsBy<Key extends RowKey>(
  db: Knex,
  keys: readonly Key[],
  periods: SummedPeriods,
  filter: LineFilter
): Promise<Keyed<Key>[]> {
  const { needed, where, values } = narrow(filter)
  const dimensions = [...new Set([...keys.flatMap(keyDimensions), ...needed])]
  const order = keys.map((_, index) => index + 1).join(", ")
  const sql = `
  SELECT ${keys.map(keySql).join(", ")},
    ${measuresSql}
  FROM ${cellsSql(dimensions)} AS cell
  WHERE ${where}
  GROUP BY ${order}
  ORDER BY ${order}`
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
    ...boundsOf(Object.values(periods).flatMap(({ from, until }) => [from, until])),
    ...values,
  })
  return rows
}

export type OriginSums = { origin_code: string } & Sums

/** Sums by origin code; codes without lines are absent. */
export async function originSums(
  db: Knex,
  periods: SummedPeriods,
  filter: LineFilter
): Promise<OriginSums[]> {
  return await sumsBy(db, ["origin_code"], periods, filter)
}

/** Net fen of several spans of days at once, under their names; spans may overlap. */
export async function spanSums<Name extends string>(
  db: Knex,
  spans: Readonly<Record<Name, Days>>
): Promise<Record<Name, number>> {
  const [row] = await spanRows<Name, unknown>(db, spans, [])
  return row!
}

/** The same by origin; origins without lines in any of the spans are absent. */
export async function originSpanSums<Name extends string>(
  db: Knex,
  spans: Readonly<Record<Name, Days>>
): Promise<({ origin_code: string } & Record<Name, number>)[]> {
  return await spanRows<Name, { origin_code: string }>(db, spans, ["origin_code"])
}

async function spanRows<Name extends string, Key>(
  db: Knex,
  spans: Readonly<Record<Name, Days>>,
  keys: readonly Dimension[]
): Promise<(Key & Record<Name, number>)[]> {
  const named = Object.entries<Days>(spans)
  const days = named.flatMap(([name, { from, until }]) => [
    [`${name}_from`, from],
    [`${name}_until`, until],
  ])
  const summed = named.map(
    ([name]) =>
      `COALESCE(sum(net_fen) FILTER (WHERE ${within(`${name}_from`, `${name}_until`)}), 0)::float8 AS ${name}`
  )
  const sql = `
  SELECT ${[...keys, ...summed].join(", ")}
  FROM ${cellsSql(keys)} AS cell
  ${keys.length > 0 ? `GROUP BY ${keys.join(", ")} ORDER BY ${keys.join(", ")}` : ""}`
  const { rows } = await db.raw<{ rows: (Key & Record<Name, number>)[] }>(sql, {
    ...Object.fromEntries(days),
    ...boundsOf(named.flatMap(([, { from, until }]) => [from, until])),
  })
  return rows
}

/**
 * How many lines a period has, whether any line since `oldest` (what the period is compared with) is sample data, and the
 * instant it was read.
 */
export async function aboutLines(
  db: Knex,
  { from, until, oldest }: Days & { oldest: string },
  filter: LineFilter
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
  filter: LineFilter
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
  filter: LineFilter
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

const ordersSoldSql = `SELECT (${documentsSql})::float8 AS orders`

/** Orders and receipts with a sale in a period. */
export async function ordersSold(db: Knex, days: Days): Promise<number> {
  const { rows } = await db.raw<{ rows: { orders: number }[] }>(
    ordersSoldSql,
    boundsOf([days.from, days.until])
  )
  return rows[0]!.orders
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

const productsOfOriginsSql = `
  SELECT DISTINCT origin_code, product_id
  FROM ${cellsSql(["product_id", "origin_code"])} AS cell
  WHERE sale_lines > 0 AND product_id IS NOT NULL
  ORDER BY origin_code, product_id`

/** Products of ours with a sale in a period, each with the origins it was sold as. */
export async function productsSold(
  db: Knex,
  days: Days
): Promise<{ origin_code: string; product_id: string }[]> {
  const { rows } = await db.raw<{ rows: { origin_code: string; product_id: string }[] }>(
    productsOfOriginsSql,
    boundsOf([days.from, days.until])
  )
  return rows
}
