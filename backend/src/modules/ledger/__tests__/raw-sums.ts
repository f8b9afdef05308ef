import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { totalSalesLines } from "../list-sales-lines"
import { CITY_WIDE, type LineFilter } from "../line-filter"
import { pointsSelling } from "../points-selling"
import {
  aboutLines,
  catalogueProductsSold,
  daySums,
  headCounts,
  monthSums,
  originSums,
  productsSold,
  type RowKey,
  sumsBy,
} from "../sums"

type Days = { from: string; until: string }

const between = `business_day >= :from AND business_day < :until`

/** What the reports' reads must answer, summed over every line each time. */
const rawSql = {
  coverage: `
    SELECT COUNT(DISTINCT sales_point_code)::float8 AS points
    FROM sales_line WHERE ${between} AND kind = 'sale' AND origin_code = ANY(CAST(:origins AS text[]))`,
  sold: `
    SELECT DISTINCT origin_code, product_id FROM sales_line
    WHERE ${between} AND kind = 'sale' AND product_id IS NOT NULL ORDER BY origin_code, product_id`,
  origins: `
    SELECT origin_code, SUM(net_fen)::float8 AS net_fen, SUM(quantity)::float8 AS quantity,
      COALESCE(SUM(net_fen) FILTER (WHERE counting_type = 'procurement'), 0)::float8 AS procurement_fen,
      COALESCE(SUM(net_fen) FILTER (WHERE in_catalogue), 0)::float8 AS catalogue_fen
    FROM sales_line WHERE ${between} GROUP BY origin_code ORDER BY origin_code`,
  online: `
    SELECT origin_code, SUM(net_fen)::float8 AS net_fen
    FROM sales_line WHERE ${between} AND line = 'online' AND source = 'order' AND in_catalogue
    GROUP BY origin_code ORDER BY origin_code`,
  about: `
    SELECT COUNT(*)::float8 AS row_count, COALESCE(bool_or(is_sample), false) AS contains_sample
    FROM sales_line WHERE ${between}`,
  total: `
    SELECT COUNT(*)::float8 AS rows, COALESCE(SUM(quantity), 0)::float8 AS quantity, COALESCE(SUM(net_fen), 0)::float8 AS net_fen
    FROM sales_line WHERE ${between} AND origin_code IN ('530827', '530828')
      AND counting_type = 'assisted_sale'`,
  months: `
    SELECT to_char(business_day, 'YYYY-MM') AS month, SUM(net_fen)::float8 AS net_fen, SUM(quantity)::float8 AS quantity
    FROM sales_line WHERE ${between} GROUP BY 1 ORDER BY 1`,
  days: `
    SELECT to_char(business_day, 'YYYY-MM-DD') AS day, SUM(net_fen)::float8 AS net_fen
    FROM sales_line WHERE ${between} GROUP BY 1 ORDER BY 1`,
  heads: `
    SELECT COUNT(DISTINCT source_document) FILTER (WHERE kind = 'sale' AND source IN ('order', 'till', 'group'))::float8 AS orders,
      COUNT(DISTINCT sales_point_code) FILTER (WHERE kind = 'sale')::float8 AS points_with_sales
    FROM sales_line WHERE ${between}`,
  products: `
    SELECT COUNT(DISTINCT product_id)::float8 AS products
    FROM sales_line WHERE ${between} AND in_catalogue AND kind = 'sale'`,
}

/** What rows may be told apart by, as the lines have it. */
const keys: Record<RowKey, string> = {
  origin_code: "origin_code",
  sales_point_code: "sales_point_code",
  district_code: "district_code",
  point_kind: "point_kind",
  channel: "CASE WHEN source = 'group' THEN 'group' ELSE point_kind END",
  venue_type: "venue_type",
  product_id: "product_id",
  supplier_id: "supplier_id",
  line: "line",
  source: "source",
  counting_type: "counting_type",
  in_catalogue: "in_catalogue",
  weekday: "extract(isodow FROM business_day)::int",
  hour: "extract(hour FROM occurred_at AT TIME ZONE 'Asia/Shanghai')::int",
}

/** What a report is narrowed to, as the reads ask it and as the lines answer. */
const filters: { filter: LineFilter; where: string }[] = [
  { filter: CITY_WIDE, where: "true" },
  {
    filter: { ...CITY_WIDE, line: "offline", source: "till", counting_type: "procurement" },
    where: "line = 'offline' AND source = 'till' AND counting_type = 'procurement'",
  },
  {
    filter: { ...CITY_WIDE, district: "310101", channel: "counter" },
    where: "district_code = '310101' AND point_kind = 'counter' AND source <> 'group'",
  },
  {
    filter: { ...CITY_WIDE, products_except: ["prod_1"], points_except: ["P2"], listed: false },
    where: "product_id IS DISTINCT FROM 'prod_1' AND sales_point_code <> 'P2' AND NOT in_catalogue",
  },
  { filter: { ...CITY_WIDE, district: "none" }, where: "district_code IS NULL" },
  {
    filter: { ...CITY_WIDE, products: ["prod_1", "none"], listed: true },
    where: "(product_id = 'prod_1' OR product_id IS NULL) AND in_catalogue",
  },
  {
    filter: { ...CITY_WIDE, suppliers: ["sup_1"], origins: ["530827"] },
    where: "supplier_id = 'sup_1' AND origin_code = '530827'",
  },
  {
    filter: { ...CITY_WIDE, venue: "office", points: ["P1", "P2"] },
    where: "venue_type = 'office' AND sales_point_code IN ('P1', 'P2')",
  },
  {
    filter: { ...CITY_WIDE, origins_except: ["530827"], venue: "none" },
    where: "origin_code <> '530827' AND venue_type IS NULL",
  },
  {
    filter: { within: { points: ["P1"], districts: ["310101"], origins: [] }, line: "offline" },
    where: "(sales_point_code = 'P1' OR district_code = '310101') AND line = 'offline'",
  },
  {
    filter: { within: { points: [], districts: [], origins: ["530827"] } },
    where: "origin_code = '530827'",
  },
  { filter: { within: { points: [], districts: [], origins: [] } }, where: "false" },
]

/** Rows of one and of two keys, narrowed in every way, hold what the lines add up to. */
export async function expectEveryKey(db: Knex): Promise<void> {
  const pairs: RowKey[][] = [
    ...(Object.keys(keys) as RowKey[]).map((key) => [key]),
    ["district_code", "origin_code"],
    ["weekday", "hour"],
  ]
  await inOneSnapshot(db, async (tx) => {
    for (const days of periods) {
      for (const { filter, where } of filters) {
        for (const pair of pairs) {
          const kept = await sumsBy(tx, pair, sameFor(days), filter)
          const sql = `SELECT ${pair.map((key) => `${keys[key]} AS ${key}`).join(", ")}, SUM(net_fen)::float8 AS period_fen,
              SUM(quantity)::float8 AS period_quantity, COUNT(*) FILTER (WHERE kind = 'sale')::float8 AS period_sale_lines,
              COALESCE(SUM(net_fen) FILTER (WHERE source = 'filing'), 0)::float8 AS year_filed_fen,
              COALESCE(SUM(net_fen) FILTER (WHERE counting_type = 'procurement'), 0)::float8 AS year_procurement_fen,
              COALESCE(SUM(net_fen) FILTER (WHERE in_catalogue), 0)::float8 AS year_catalogue_fen
            FROM sales_line WHERE ${between} AND ${where}
            GROUP BY ${pair.map((_, index) => index + 1).join(", ")} ORDER BY ${pair.map((_, index) => index + 1).join(", ")}`
          const { rows } = await tx.raw<{ rows: Record<string, unknown>[] }>(sql, days)
          const answer = kept.map((row) =>
            Object.fromEntries(Object.keys(rows[0] ?? {}).map((name) => [name, row[name as never]]))
          )
          expect({ pair, days, where, answer }).toEqual({ pair, days, where, answer: rows })
        }
      }
    }
  })
}

const sameFor = (days: Days) => ({
  period: days,
  before: days,
  last_year: days,
  year: days,
  previous_year: days,
  year_before: days,
})

const ofPrefecture = {
  origins: ["530827", "530828"],
  origins_except: null,
  source: null,
  line: null,
  counting_type: "assisted_sale",
  document: null,
} as const

/** Whole months, months that are cut on either side or both, and everything. */
const periods: Days[] = [
  { from: "2026-03-01", until: "2026-04-01" },
  { from: "2026-03-02", until: "2026-03-31" },
  { from: "2025-12-31", until: "2026-04-02" },
  { from: "2000-01-01", until: "2050-01-01" },
]

/** Every read of `sums.ts` answers what the lines add up to, all of one instant. */
export async function expectTruth(db: Knex): Promise<void> {
  await inOneSnapshot(db, async (tx) => {
    for (const days of periods) {
      expect({ period: days, ...(await asReported(tx, days)) }).toEqual({
        period: days,
        ...(await asRecorded(tx, days)),
      })
    }
  })
}

async function inOneSnapshot(db: Knex, read: (tx: Knex) => Promise<void>): Promise<void> {
  // A transaction that is open already has its own rules; what it reads must be true there, too.
  if (db.isTransaction) return await read(db)
  await db.transaction(read, { isolationLevel: "repeatable read" })
}

/** The whole months around some days: coverage is kept by month. */
const monthsAround = ({ from, until }: Days): Days => {
  const after = new Date(`${until}T00:00:00Z`)
  if (after.getUTCDate() > 1) after.setUTCMonth(after.getUTCMonth() + 1, 1)
  return { from: `${from.slice(0, 8)}01`, until: after.toISOString().slice(0, 10) }
}

/** Two places that share an origin, and one of an origin that never sold. */
const covered = new Map([
  ["coffee", ["530827"]],
  ["all", ["530827", "530828", "650203"]],
  ["nothing", ["999999"]],
])

async function coverage(db: Knex, days: Days) {
  const points = await pointsSelling(db, monthsAround(days), covered)
  return [...covered.keys()].map((place) => ({ place, points: points.get(place) ?? 0 }))
}

async function asReported(db: Knex, days: Days) {
  const same = sameFor(days)
  const online = { ...CITY_WIDE, line: "online", source: "order", listed: true } as const
  const origins = await originSums(db, same, CITY_WIDE)
  const { row_count, contains_sample } = await aboutLines(db, { ...days, oldest: days.from }, CITY_WIDE)
  return {
    origins: origins.map((row) => ({
      origin_code: row.origin_code,
      net_fen: row.period_fen,
      quantity: row.period_quantity,
      procurement_fen: row.year_procurement_fen,
      catalogue_fen: row.year_catalogue_fen,
    })),
    others: origins.every((row) => row.period_fen === row.before_fen && row.year_fen === row.last_year_fen),
    online: (await originSums(db, same, online)).map((row) => ({
      origin_code: row.origin_code,
      net_fen: row.previous_year_fen,
    })),
    about: [{ row_count, contains_sample }],
    total: [await totalSalesLines(db, { ...CITY_WIDE, ...ofPrefecture, ...days })],
    months: await monthSums(db, days, CITY_WIDE),
    days: await daySums(db, days, CITY_WIDE),
    heads: [await headCounts(db, days)],
    products: [{ products: await catalogueProductsSold(db, days) }],
    coverage: await coverage(db, days),
    sold: await productsSold(db, days),
  }
}

async function asRecorded(db: Knex, days: Days) {
  const read = async (sql: string) => (await db.raw<{ rows: unknown[] }>(sql, days)).rows
  return {
    origins: await read(rawSql.origins),
    others: true,
    online: await read(rawSql.online),
    about: await read(rawSql.about),
    total: await read(rawSql.total),
    months: await read(rawSql.months),
    days: await read(rawSql.days),
    heads: await read(rawSql.heads),
    products: await read(rawSql.products),
    coverage: await Promise.all(
      [...covered].map(async ([place, origins]) => {
        const { rows } = await db.raw<{ rows: { points: number }[] }>(rawSql.coverage, {
          ...monthsAround(days),
          origins,
        })
        return { place, points: rows[0]!.points }
      })
    ),
    sold: await read(rawSql.sold),
  }
}
