/**
 * Which points sold goods of which origin in which month (网点覆盖), as sets that can be united: a point that sold from two
 * counties of a prefecture counts once there, so numbers would not add up. Told apart line by line, a city's points and
 * counties make millions of rows; as bits a month of a county takes 400 bytes.
 */

/** Points in one row's set; with more points there are more rows. */
const POINTS_PER_BLOCK = 1_024

/** Columns of a set, from the `number` of each of its points. */
export const blockOf = `number / ${POINTS_PER_BLOCK} AS block`
export const setOf = `bit_or(set_bit(0::bit(${POINTS_PER_BLOCK}), number % ${POINTS_PER_BLOCK}, 1)) AS points`
/** What was taken back covers nothing. */
export const isSale = `kind = 'sale'`

/** Statements for a migration. Numbers stay with their points for good, also when the sets are made anew. */
export const createCoverageSql = [
  `CREATE TABLE IF NOT EXISTS ledger_point (
    sales_point_code text PRIMARY KEY,
    number int NOT NULL UNIQUE CHECK (number >= 0)
  )`,
  `CREATE TABLE IF NOT EXISTS sales_coverage_month (
    month date NOT NULL,
    origin_code text NOT NULL,
    block int NOT NULL,
    points bit(${POINTS_PER_BLOCK}) NOT NULL,
    PRIMARY KEY (month, origin_code, block)
  )`,
]

const soldOf = (lines: string): string => `
  SELECT DISTINCT date_trunc('month', business_day::timestamp)::date AS month, origin_code, sales_point_code
  FROM ${lines} AS line WHERE ${isSale}`

const setsOf = (sold: string, numbers: string): string => `
  SELECT month, origin_code, ${blockOf}, ${setOf}
  FROM ${sold} AS sold JOIN ${numbers} AS point USING (sales_point_code)
  GROUP BY month, origin_code, block`

/** Parts of the folding statement: what the lines of `batch` add. Only one folds at a time, so no number is given out twice. */
export const foldCoverageParts = [
  `covered AS MATERIALIZED (${soldOf("batch")})`,
  `new_point AS (
    INSERT INTO ledger_point (sales_point_code, number)
    SELECT sales_point_code,
      (SELECT COALESCE(max(number), -1) FROM ledger_point) + row_number() OVER (ORDER BY sales_point_code)
    FROM (SELECT sales_point_code FROM covered EXCEPT SELECT sales_point_code FROM ledger_point) AS unnumbered
    RETURNING sales_point_code, number
  )`,
  `put_coverage AS (
    INSERT INTO sales_coverage_month AS kept (month, origin_code, block, points)
    ${setsOf("covered", "(TABLE ledger_point UNION ALL TABLE new_point)")}
    ON CONFLICT (month, origin_code, block) DO UPDATE SET points = kept.points | excluded.points
    WHERE kept.points <> kept.points | excluded.points
  )`,
]

/** The sets as the lines of a relation make them. */
export const coverageOfLinesSql = (relation: string): string =>
  setsOf(`(${soldOf(relation)})`, "ledger_point")
