import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { totalSalesLines } from "../list-sales-lines"
import { aboutLines, catalogueProductsSold, daySums, headCounts, monthSums, originSums } from "../sums"

type Days = { from: string; until: string }

const between = `business_day >= :from AND business_day < :until`

/** What the reports' reads must answer, summed over every line each time. */
const rawSql = {
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
    SELECT to_char(business_day, 'YYYY-MM') AS month, SUM(net_fen)::float8 AS net_fen
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

const ofPrefecture = {
  origins: ["530827", "530828"],
  origins_except: null,
  source: null,
  line: null,
  counting_type: "assisted_sale",
  catalogue_only: false,
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

async function asReported(db: Knex, days: Days) {
  const same = {
    period: days,
    before: days,
    last_year: days,
    year: days,
    previous_year: days,
    year_before: days,
  }
  const online = { line: "online", source: "order", catalogue_only: true } as const
  const origins = await originSums(db, same)
  const { row_count, contains_sample } = await aboutLines(db, { ...days, oldest: days.from })
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
    total: [await totalSalesLines(db, { ...ofPrefecture, ...days })],
    months: await monthSums(db, days),
    days: await daySums(db, days),
    heads: [await headCounts(db, days)],
    products: [{ products: await catalogueProductsSold(db, days) }],
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
  }
}
