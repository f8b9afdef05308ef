/**
 * The ledger's sums, kept per report grain. Everything about a grain follows from its entry here: its table, how a fold
 * adds to it, how it is held against the ledger (docs/decisions/005).
 */

/** What a cell may be told apart by, as `sales_line` has it. */
const dimensions = {
  origin_code: "text NOT NULL",
  sales_point_code: "text NOT NULL",
  product_id: "text",
  line: "text NOT NULL",
  source: "text NOT NULL",
  counting_type: "text NOT NULL",
  in_catalogue: "boolean NOT NULL",
  is_recognised: "boolean NOT NULL",
  is_sample: "boolean NOT NULL",
} as const
export type Dimension = keyof typeof dimensions

/** What a cell holds: from one line, and from many. Pieces and fen are net of what was taken back. */
export const measures = {
  lines: { of_line: "1", of_lines: "count(*)" },
  sale_lines: { of_line: "(kind = 'sale')::int", of_lines: "count(*) FILTER (WHERE kind = 'sale')" },
  quantity: { of_line: "quantity", of_lines: "sum(quantity)" },
  gross_fen: { of_line: "gross_fen", of_lines: "sum(gross_fen)" },
  discount_fen: { of_line: "discount_fen", of_lines: "sum(discount_fen)" },
  net_fen: { of_line: "net_fen", of_lines: "sum(net_fen)" },
} as const
export type Measure = keyof typeof measures

export type Grain = {
  table: string
  /** `day` keeps `business_day`; `month` keeps `month`, its first day. */
  period: "day" | "month"
  dimensions: readonly Dimension[]
}

/** What a fold sums its lines to first: there are far fewer of these than lines, and most grains follow from them. */
const fine: Grain = {
  table: "fine",
  period: "day",
  dimensions: [
    "origin_code",
    "line",
    "source",
    "counting_type",
    "in_catalogue",
    "is_recognised",
    "is_sample",
  ],
}

export const grains: readonly Grain[] = [
  {
    // As coarse as the days at the edges of a period allow: the only grain that takes room.
    table: "sales_origin_day",
    period: "day",
    dimensions: ["origin_code", "line", "source", "counting_type", "in_catalogue"],
  },
  { table: "sales_origin_month", period: "month", dimensions: fine.dimensions },
  { table: "sales_day", period: "day", dimensions: fine.dimensions.slice(1) },
  { table: "sales_point_month", period: "month", dimensions: ["sales_point_code", "line", "source"] },
  {
    table: "sales_product_month",
    period: "month",
    dimensions: ["product_id", "line", "source", "in_catalogue"],
  },
]

export function grainOf(table: string): Grain {
  const grain = grains.find((each) => each.table === table)
  if (!grain) throw new Error(`There is no grain ${table}.`)
  return grain
}

/** A document (order, receipt) counts once in a period, however many sale lines it has there. */
export const documentLines = `kind = 'sale' AND source IN ('order', 'till', 'group')`

const periodColumn = { day: "business_day", month: "month" } as const
export const keyOf = (grain: Grain) => [periodColumn[grain.period], ...grain.dimensions].join(", ")
export const measureNames = Object.keys(measures) as Measure[]
const listed = (text: (measure: Measure) => string) => measureNames.map(text).join(", ")

/** Statements for a migration: the table of a grain, empty. */
export function createGrainSql(table: string): string {
  const grain = grainOf(table)
  const columns = [
    `${periodColumn[grain.period]} date NOT NULL`,
    ...grain.dimensions.map((name) => `${name} ${dimensions[name]}`),
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
]

/** The cells of a grain as the lines of `relation` make them. */
export function cellsOfLinesSql(grain: Grain, relation: string): string {
  return `SELECT ${keyOf(grain)}, ${listed((name) => `${measures[name].of_lines}::bigint AS ${name}`)}
    FROM (SELECT *, date_trunc('month', business_day)::date AS month FROM ${relation}) AS made
    GROUP BY ${keyOf(grain)}`
}

function cellsOfCellsSql(grain: Grain, relation: string): string {
  return `SELECT ${keyOf(grain)}, ${listed((name) => `sum(${name})::bigint AS ${name}`)}
    FROM (SELECT *, date_trunc('month', business_day)::date AS month FROM ${relation}) AS made
    GROUP BY ${keyOf(grain)}`
}

function foldGrainSql(grain: Grain): string {
  const isCoarser = grain.dimensions.every((name) => fine.dimensions.includes(name))
  return `
  put_${grain.table} AS (
    INSERT INTO ${grain.table} AS kept (${keyOf(grain)}, ${measureNames.join(", ")})
    ${isCoarser ? cellsOfCellsSql(grain, "fine") : cellsOfLinesSql(grain, "batch")}
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
  ...new Set([...Object.keys(dimensions), "kind", "business_day", "source_document", "quantity"]),
  "gross_fen",
  "discount_fen",
  "net_fen",
].join(", ")

/** One statement, one reading of the lines with `:watermark` ≤ xid < `:until`, added to every grain. Answers how many. */
export const foldSql = `
  WITH batch AS MATERIALIZED (
    SELECT ${batchColumns} FROM sales_line
    WHERE xid >= CAST(:watermark AS xid8) AND xid < CAST(:until AS xid8)
  ),
  fine AS MATERIALIZED (${cellsOfLinesSql(fine, "batch")}),${[...grains.map(foldGrainSql), foldDocumentsSql].join(",")}
  SELECT count(*)::float8 AS lines FROM batch`
