/** The sums that the rollups replace, over every line each time, as the reports asked them before there were any. */
const between = "business_day >= :from AND business_day < :until"

/** How the lines tell rows apart where they have no column for it. */
const ofLines = {
  channel: "CASE source WHEN 'group' THEN 'group' ELSE point_kind END",
  weekday: "extract(isodow FROM business_day)::int",
  hour: "extract(hour FROM occurred_at AT TIME ZONE 'Asia/Shanghai')::int",
}

const bySql = (keys, where) => `
  SELECT ${keys.map((key) => (ofLines[key] ? `${ofLines[key]} AS ${key}` : key)).join(", ")},
    COALESCE(SUM(net_fen) FILTER (WHERE ${between}), 0)::float8 AS period_fen,
    COALESCE(SUM(net_fen) FILTER (WHERE business_day >= :before_from AND business_day < :before_until), 0)::float8 AS before_fen,
    COALESCE(SUM(net_fen) FILTER (WHERE business_day >= :last_year_from AND business_day < :last_year_until), 0)::float8 AS last_year_fen,
    COALESCE(SUM(net_fen) FILTER (WHERE business_day >= :year_from AND business_day < :year_until), 0)::float8 AS year_fen,
    COALESCE(SUM(net_fen) FILTER (WHERE business_day >= :previous_year_from AND business_day < :previous_year_until), 0)::float8 AS previous_year_fen,
    COALESCE(SUM(net_fen) FILTER (WHERE business_day >= :year_from AND business_day < :year_before_until), 0)::float8 AS year_before_fen,
    COALESCE(SUM(quantity) FILTER (WHERE ${between}), 0)::float8 AS period_quantity,
    COUNT(*) FILTER (WHERE ${between} AND kind = 'sale')::float8 AS period_sale_lines,
    COALESCE(SUM(quantity) FILTER (WHERE business_day >= :year_from AND business_day < :year_until), 0)::float8 AS year_quantity,
    COALESCE(SUM(net_fen) FILTER (WHERE business_day >= :year_from AND business_day < :year_until AND counting_type = 'procurement'), 0)::float8 AS year_procurement_fen,
    COALESCE(SUM(net_fen) FILTER (WHERE business_day >= :year_from AND business_day < :year_until AND in_catalogue), 0)::float8 AS year_catalogue_fen,
    COALESCE(SUM(net_fen) FILTER (WHERE business_day >= :year_from AND business_day < :year_until AND source = 'filing'), 0)::float8 AS year_filed_fen
  FROM sales_line
  WHERE business_day >= LEAST(CAST(:previous_year_from AS date), CAST(:last_year_from AS date), CAST(:before_from AS date))
    AND business_day < :year_until AND ${where}
  GROUP BY ${keys.map((_, index) => index + 1).join(", ")}
  ORDER BY ${keys.map((_, index) => index + 1).join(", ")}`

const aboutSql = `
  SELECT COUNT(*) FILTER (WHERE business_day >= :from)::float8 AS row_count,
    COALESCE(bool_or(is_sample), false) AS contains_sample
  FROM sales_line
  WHERE business_day >= :oldest AND business_day < :until`

const monthsSql = `
  SELECT to_char(business_day, 'YYYY-MM') AS month, SUM(net_fen)::float8 AS net_fen, SUM(quantity)::float8 AS quantity
  FROM sales_line WHERE ${between} GROUP BY 1 ORDER BY 1`

const daysSql = `
  SELECT to_char(business_day, 'YYYY-MM-DD') AS day, SUM(net_fen)::float8 AS net_fen
  FROM sales_line WHERE ${between} GROUP BY 1 ORDER BY 1`

const headsSql = `
  SELECT COUNT(DISTINCT source_document) FILTER (WHERE kind = 'sale' AND source IN ('order', 'till', 'group'))::float8 AS orders,
    COUNT(DISTINCT sales_point_code) FILTER (WHERE kind = 'sale')::float8 AS points_with_sales
  FROM sales_line WHERE ${between}`

const productsSql = `
  SELECT COUNT(DISTINCT product_id)::float8 AS products
  FROM sales_line WHERE ${between} AND in_catalogue AND kind = 'sale'`

const coverageSql = `
  SELECT place, COUNT(DISTINCT sales_point_code)::float8 AS points
  FROM unnest(CAST(:places AS text[]), CAST(:origins AS text[])) AS asked(place, origin_code)
  JOIN (SELECT DISTINCT origin_code, sales_point_code FROM sales_line WHERE ${between} AND kind = 'sale') AS sold USING (origin_code)
  GROUP BY place`

const soldSql = `
  SELECT DISTINCT origin_code, product_id
  FROM sales_line WHERE ${between} AND kind = 'sale' AND product_id IS NOT NULL ORDER BY 1, 2`

const rowsOf = async (db, sql, values) => (await db.raw(sql, values)).rows

/** Each answers what the function of `sums.ts` of the same question answers. */
export const rawReads = {
  /** `where` is the filter of `sumsBy` as a condition on lines. */
  by: (db, { period, before, last_year, year, previous_year, year_before }, { keys, where = "true" }) =>
    rowsOf(db, bySql(keys, where), {
      from: period.from,
      until: period.until,
      before_from: before.from,
      before_until: before.until,
      last_year_from: last_year.from,
      last_year_until: last_year.until,
      year_from: year.from,
      year_until: year.until,
      previous_year_from: previous_year.from,
      previous_year_until: previous_year.until,
      year_before_until: year_before.until,
    }),
  about: async (db, of) => (await rowsOf(db, aboutSql, of))[0],
  months: (db, of) => rowsOf(db, monthsSql, of),
  days: (db, of) => rowsOf(db, daysSql, of),
  heads: async (db, of) => (await rowsOf(db, headsSql, of))[0],
  /** `places`: origins by the name of a place, as `pointsSelling` takes them. */
  coverage: async (db, of, places) => {
    const asked = [...places].flatMap(([place, origins]) => origins.map((origin) => [place, origin]))
    const rows = await rowsOf(db, coverageSql, {
      ...of,
      places: asked.map(([place]) => place),
      origins: asked.map(([, origin]) => origin),
    })
    return Object.fromEntries(rows.map(({ place, points }) => [place, points]).sort())
  },
  sold: (db, of) => rowsOf(db, soldSql, of),
  products: async (db, of) => (await rowsOf(db, productsSql, of))[0].products,
}
