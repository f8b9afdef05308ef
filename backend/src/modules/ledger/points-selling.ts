import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { isTail } from "./cells"
import { blockOf, isSale, setOf } from "./coverage"

const pointsSellingSql = `
  WITH asked AS MATERIALIZED (
    SELECT * FROM unnest(CAST(:places AS text[]), CAST(:origins AS text[])) AS asked(place, origin_code)
  ),
  tail AS MATERIALIZED (
    SELECT DISTINCT origin_code, sales_point_code FROM sales_line
    WHERE business_day >= CAST(:from AS date) AND business_day < CAST(:until AS date) AND ${isTail} AND ${isSale}
  ),
  covering AS (
    SELECT origin_code, block, points FROM sales_coverage_month
    WHERE month >= CAST(:from AS date) AND month < CAST(:until AS date)
    UNION ALL
    SELECT origin_code, ${blockOf}, ${setOf} FROM tail JOIN ledger_point USING (sales_point_code) GROUP BY 1, 2
  ),
  numbered AS (
    SELECT place, sum(bit_count(points)) AS points
    FROM (SELECT place, block, bit_or(points) AS points FROM asked JOIN covering USING (origin_code) GROUP BY place, block) AS united
    GROUP BY place
  ),
  unnumbered AS (
    SELECT place, count(DISTINCT sales_point_code) AS points
    FROM asked JOIN tail USING (origin_code)
    WHERE NOT EXISTS (SELECT FROM ledger_point WHERE ledger_point.sales_point_code = tail.sales_point_code)
    GROUP BY place
  )
  SELECT place, (COALESCE(numbered.points, 0) + COALESCE(unnumbered.points, 0))::float8 AS points
  FROM numbered FULL JOIN unnumbered USING (place)`

/**
 * How many points sold anything of each place's origins in whole months, by the place's name in `originsOf`; places
 * without a sale are absent. Exact at every instant: the tail is united with what is kept.
 */
export async function pointsSelling(
  db: Knex,
  { from, until }: { from: string; until: string },
  originsOf: ReadonlyMap<string, readonly string[]>
): Promise<Map<string, number>> {
  const asked = [...originsOf].flatMap(([place, origins]) => origins.map((origin) => ({ place, origin })))
  const { rows } = await db.raw<{ rows: { place: string; points: number }[] }>(pointsSellingSql, {
    from,
    until,
    places: asked.map(({ place }) => place),
    origins: asked.map(({ origin }) => origin),
  })
  return new Map(rows.map(({ place, points }) => [place, points]))
}
