import { foldCoverageParts } from "./coverage"

/**
 * The ledger's sums, kept per report grain. Everything about a grain follows from its entry here: its table, how a fold
 * adds to it, how it is held against the ledger (docs/decisions/005).
 */

type DimensionOf = { type: string; of_line?: string }

/** What a cell may be told apart by: a column of `sales_line`, or what follows from one. */
const dimensions = {
  origin_code: { type: "text NOT NULL" },
  sales_point_code: { type: "text NOT NULL" },
  /** Null: sold by the city as a whole, as the online shop does. */
  district_code: { type: "text" },
  point_kind: { type: "text NOT NULL" },
  venue_type: { type: "text" },
  product_id: { type: "text" },
  supplier_id: { type: "text" },
  line: { type: "text NOT NULL" },
  source: { type: "text NOT NULL" },
  counting_type: { type: "text NOT NULL" },
  in_catalogue: { type: "boolean NOT NULL" },
  is_recognised: { type: "boolean NOT NULL" },
  is_sample: { type: "boolean NOT NULL" },
  /** 1 is Monday. */
  weekday: { type: "smallint NOT NULL", of_line: "extract(isodow FROM business_day)::smallint" },
  /** Of the day in Shanghai. */
  hour: {
    type: "smallint NOT NULL",
    of_line: "extract(hour FROM occurred_at AT TIME ZONE 'Asia/Shanghai')::smallint",
  },
} as const satisfies Record<string, DimensionOf>
export type Dimension = keyof typeof dimensions

/** A dimension of a line, as a column of that name. */
export function dimensionOfLine(name: Dimension): string {
  const dimension: DimensionOf = dimensions[name]
  return dimension.of_line ? `${dimension.of_line} AS ${name}` : name
}

const partOfNet = (condition: string) => ({
  of_line: `CASE WHEN ${condition} THEN net_fen ELSE 0 END`,
  of_lines: `COALESCE(sum(net_fen) FILTER (WHERE ${condition}), 0)`,
})

/** What a cell holds: from one line, and from many. Pieces and fen are net of what was taken back. */
export const measures = {
  lines: { of_line: "1", of_lines: "count(*)" },
  sale_lines: { of_line: "(kind = 'sale')::int", of_lines: "count(*) FILTER (WHERE kind = 'sale')" },
  quantity: { of_line: "quantity", of_lines: "sum(quantity)" },
  gross_fen: { of_line: "gross_fen", of_lines: "sum(gross_fen)" },
  discount_fen: { of_line: "discount_fen", of_lines: "sum(discount_fen)" },
  net_fen: { of_line: "net_fen", of_lines: "sum(net_fen)" },
  // Parts of the net that every report shows: as sums they cost a column, as dimensions they would cost cells.
  procurement_fen: partOfNet("counting_type = 'procurement'"),
  catalogue_fen: partOfNet("in_catalogue"),
  filed_fen: partOfNet("source = 'filing'"),
} as const
export type Measure = keyof typeof measures

export type Grain = {
  table: string
  /** `day` keeps `business_day`; `month` keeps `month`, its first day. */
  period: "day" | "month"
  dimensions: readonly Dimension[]
}

/** What every report can be narrowed to, and whether sample figures are in it. */
const ways = ["line", "source", "counting_type", "in_catalogue", "is_sample"] as const

/**
 * What a fold sums its lines to first, each a fraction of them: a grain is made of the smallest one that tells its dimensions
 * apart, and of the lines where none does. Only what is kept by day is summed by day: a day's cells are nearly as many as
 * its lines.
 */
const steps: readonly Grain[] = [
  { table: "by_origin", period: "day", dimensions: ["origin_code", "is_recognised", ...ways] },
  {
    table: "by_point",
    period: "month",
    dimensions: ["sales_point_code", "district_code", "point_kind", "venue_type", ...ways],
  },
  { table: "by_product", period: "month", dimensions: ["product_id", "supplier_id", "origin_code", ...ways] },
  {
    table: "by_place",
    period: "month",
    dimensions: ["district_code", "point_kind", "origin_code", ...ways],
  },
]

/**
 * From few cells to many: a read takes the first that tells apart what it asks for. Most reports are narrowed to nothing;
 * for those a grain keeps its own dimension alone, and another one (`_way`) everything a report can be narrowed to.
 */
export const grains: readonly Grain[] = [
  { table: "sales_day", period: "day", dimensions: ["is_recognised", ...ways] },
  { table: "sales_origin_day", period: "day", dimensions: ["origin_code"] },
  {
    // As coarse as the days at the edges of a period allow: the only grain that takes room.
    table: "sales_origin_day_way",
    period: "day",
    dimensions: ["origin_code", "line", "source", "counting_type", "in_catalogue"],
  },
  { table: "sales_venue_month", period: "month", dimensions: ["venue_type", "point_kind", ...ways] },
  { table: "sales_district_month", period: "month", dimensions: ["district_code", "point_kind", ...ways] },
  { table: "sales_origin_month", period: "month", dimensions: ["origin_code"] },
  { table: "sales_product_month", period: "month", dimensions: ["product_id"] },
  { table: "sales_supplier_month", period: "month", dimensions: ["supplier_id"] },
  { table: "sales_hour_month", period: "month", dimensions: ["weekday", "hour", "point_kind", ...ways] },
  { table: "sales_origin_month_way", period: "month", dimensions: ["origin_code", "is_recognised", ...ways] },
  { table: "sales_district_origin_month", period: "month", dimensions: ["district_code", "origin_code"] },
  { table: "sales_point_month", period: "month", dimensions: ["sales_point_code"] },
  {
    table: "sales_product_month_way",
    period: "month",
    dimensions: ["product_id", "supplier_id", "origin_code", ...ways],
  },
  {
    table: "sales_point_month_way",
    period: "month",
    dimensions: ["sales_point_code", "district_code", "point_kind", ...ways],
  },
  {
    table: "sales_district_origin_month_way",
    period: "month",
    dimensions: ["district_code", "point_kind", "origin_code", ...ways],
  },
]

/** The smallest grain of a period that tells all of `needed` apart; null when only the lines do. */
export function findGrain(period: Grain["period"], needed: readonly Dimension[]): Grain | null {
  return (
    grains.find(
      (grain) => grain.period === period && needed.every((name) => grain.dimensions.includes(name))
    ) ?? null
  )
}

export function grainOf(table: string): Grain {
  const grain = grains.find((each) => each.table === table)
  if (!grain) throw new Error(`There is no grain ${table}.`)
  return grain
}

/** A document (order, receipt) counts once in a period, however many sale lines it has there. */
export const documentLines = `kind = 'sale' AND source IN ('order', 'till', 'group')`

const derived = (Object.keys(dimensions) as Dimension[]).filter((name) => "of_line" in dimensions[name])
const periodColumn = { day: "business_day", month: "month" } as const
export const keyOf = (grain: Grain) => [periodColumn[grain.period], ...grain.dimensions].join(", ")
export const measureNames = Object.keys(measures) as Measure[]
const listed = (text: (measure: Measure) => string) => measureNames.map(text).join(", ")

/** A statement for a migration: the table of a grain as it is now, empty. */
export function createGrainSql(table: string): string {
  const grain = grainOf(table)
  const columns = [
    `${periodColumn[grain.period]} date NOT NULL`,
    ...grain.dimensions.map((name) => `${name} ${dimensions[name].type}`),
    ...measureNames.map((name) => `${name} bigint NOT NULL`),
  ]
  return `CREATE TABLE IF NOT EXISTS ${table} (${columns.join(", ")},
    CONSTRAINT ${table}_cell UNIQUE NULLS NOT DISTINCT (${keyOf(grain)}))`
}

/** All tables a fold writes; emptied together, with the watermark set back, they are made again from the ledger. */
export const rollupTables = [
  ...grains.map(({ table }) => table),
  "sales_document_day",
  "sales_document_again",
  "sales_coverage_month",
]

/** Of a day. Without the detour over the server's time zone, which takes as long as all the sums. */
const monthOfDay = "date_trunc('month', business_day::timestamp)::date"

/** The cells of a grain as the lines of `relation` make them. */
export function cellsOfLinesSql(grain: Grain, relation: string): string {
  return cellsOf(
    grain,
    `(SELECT *, ${monthOfDay} AS month, ${derived.map(dimensionOfLine).join(", ")} FROM ${relation})`,
    (name) => measures[name].of_lines
  )
}

function cellsOf(grain: Grain, relation: string, measure: (name: Measure) => string): string {
  return `SELECT ${keyOf(grain)}, ${listed((name) => `${measure(name)}::bigint AS ${name}`)}
    FROM ${relation} AS summed
    GROUP BY ${keyOf(grain)}`
}

function isMadeOf(grain: Grain, step: Grain): boolean {
  const isOfDays = step.period === "day" || grain.period === "month"
  return isOfDays && grain.dimensions.every((name) => step.dimensions.includes(name))
}

function cellsOfFold(grain: Grain): string {
  const step = steps.find((each) => isMadeOf(grain, each))
  if (!step) return cellsOf(grain, "batch", (name) => measures[name].of_lines)
  const days = step.period === "day" ? `(SELECT *, ${monthOfDay} AS month FROM ${step.table})` : step.table
  return cellsOf(grain, days, (name) => `sum(${name})`)
}

const stepSql = (step: Grain): string =>
  `${step.table} AS MATERIALIZED (${cellsOf(step, "batch", (name) => measures[name].of_lines)})`

function foldGrainSql(grain: Grain): string {
  return `
  put_${grain.table} AS (
    INSERT INTO ${grain.table} AS kept (${keyOf(grain)}, ${measureNames.join(", ")})
    ${cellsOfFold(grain)}
    ON CONFLICT (${keyOf(grain)}) DO UPDATE SET ${listed((name) => `${name} = kept.${name} + excluded.${name}`)}
  )`
}

// A document's lines nearly always come in one transaction on one day, so days are counted and added up. Documents
// that sold on more days than one are listed with all their days, and what they count too often is taken off when reading.
// Their earlier lines are looked up one document at a time (OFFSET 0 keeps the planner from reading the whole ledger).
const foldDocumentsSql = `
  sold AS MATERIALIZED (SELECT DISTINCT source_document, business_day FROM batch WHERE ${documentLines}),
  sold_before AS MATERIALIZED (
    SELECT sold.source_document, earlier.business_day
    FROM (SELECT DISTINCT source_document FROM sold WHERE CAST(:watermark AS xid8) > '0') AS sold
    CROSS JOIN LATERAL (
      SELECT business_day FROM sales_line
      WHERE source_document = sold.source_document AND xid < CAST(:watermark AS xid8) AND ${documentLines}
      OFFSET 0
    ) AS earlier
    GROUP BY 1, 2
  ),
  put_document_day AS (
    INSERT INTO sales_document_day AS kept (business_day, documents)
    SELECT business_day, count(*) FROM (TABLE sold EXCEPT TABLE sold_before) AS first_seen GROUP BY business_day
    ON CONFLICT (business_day) DO UPDATE SET documents = kept.documents + excluded.documents
  ),
  put_document_again AS (
    INSERT INTO sales_document_again (source_document, business_day)
    SELECT source_document, business_day
    FROM (
      SELECT source_document, business_day, count(*) OVER (PARTITION BY source_document) AS days
      FROM (TABLE sold UNION TABLE sold_before) AS all_days
    ) AS counted
    WHERE days > 1
    ON CONFLICT DO NOTHING
  )`

const batchColumns = [
  ...(Object.keys(dimensions) as Dimension[]).map(dimensionOfLine),
  "kind",
  "business_day",
  `${monthOfDay} AS month`,
  "source_document",
  "quantity",
  "gross_fen",
  "discount_fen",
  "net_fen",
].join(", ")

const foldStatement = (parts: readonly string[]) => `
  WITH batch AS MATERIALIZED (
    SELECT ${batchColumns} FROM sales_line
    WHERE xid >= CAST(:watermark AS xid8) AND xid < CAST(:until AS xid8)
  ),
  ${parts.join(",")}
  SELECT count(*)::float8 AS lines FROM batch`
const foldCells = [...steps.map(stepSql), ...grains.map(foldGrainSql), ...foldCoverageParts]

/** One statement, one reading of the lines with `:watermark` ≤ xid < `:until`, added to every grain. Answers how many. */
export const foldSql = foldStatement([...foldCells, foldDocumentsSql])

/** The same without documents, whose earlier lines a rebuild need not look up one by one. */
export const foldCellsSql = foldStatement(foldCells)

/** The documents of all lines below `:until`, into empty tables. */
export const countDocumentsSql = `
  WITH sold AS MATERIALIZED (
    SELECT DISTINCT source_document, business_day FROM sales_line WHERE xid < CAST(:until AS xid8) AND ${documentLines}
  ),
  put_document_day AS (
    INSERT INTO sales_document_day (business_day, documents) SELECT business_day, count(*) FROM sold GROUP BY business_day
  )
  INSERT INTO sales_document_again (source_document, business_day)
  SELECT sold.source_document, sold.business_day
  FROM sold
  JOIN (SELECT source_document FROM sold GROUP BY source_document HAVING count(*) > 1) AS several USING (source_document)`
