import {
  dimensionOfLine,
  documentLines,
  findGrain,
  measures,
  measureNames,
  type Dimension,
  type Grain,
} from "./rollups"

/** Bound wherever cells are read; `cut_months` are the first days of the months that some period begins or ends inside. */
export type CellBounds = { oldest: string; newest: string; cut_months: string[] }

/**
 * The lines that no fold has taken, with the bound's second half always true: of a range without known ends PostgreSQL
 * expects few rows and takes the index, of a half-open one it expects a third of the ledger and reads all of it.
 */
export const isTail = `xid >= (SELECT watermark FROM ledger_fold) AND xid <= '18446744073709551615'`

const inBounds = (column: string) =>
  `${column} >= CAST(:oldest AS date) AND ${column} < CAST(:newest AS date)`
const isCut = (column: string) => `${column} = ANY(CAST(:cut_months AS date[]))`
const monthOf = (column: string) => `date_trunc('month', ${column}::timestamp)::date`

/**
 * Cells of everything sold on the days of the bounds: what is kept and the tail, in one statement and so of one instant.
 * Each has `business_day` (a month that no period cuts stands on its first day), the dimensions, the measures. Whole
 * months are read by month, the rest by day, each from the smallest grain that tells the dimensions apart; where none
 * does, from the lines. `by` day keeps every day by itself.
 */
export function cellsSql(dimensions: readonly Dimension[], by: Grain["period"] = "month"): string {
  const month = by === "month" ? findGrain("month", dimensions) : null
  const day = findGrain("day", dimensions)
  const kept = (grain: Grain, where: string) =>
    `SELECT ${keptColumns(grain, dimensions)} FROM ${grain.table} WHERE ${where}`
  const line = (where: string) => ofLines(dimensions, where)

  if (!month) {
    return day ? `(${kept(day, inBounds("business_day"))} UNION ALL ${line(isTail)})` : `(${line("true")})`
  }
  const uncut = kept(month, `${inBounds("month")} AND NOT ${isCut("month")}`)
  if (day) {
    const cut = ofCutMonths(day.table, keptColumns(day, dimensions))
    return `(${uncut} UNION ALL ${cut} UNION ALL ${line(isTail)})`
  }
  return `(${uncut}
    UNION ALL ${line(`${isTail} AND NOT ${isCut(monthOf("business_day"))}`)}
    UNION ALL ${ofCutMonths("sales_line", lineColumns(dimensions))})`
}

function ofLines(dimensions: readonly Dimension[], where: string): string {
  return `SELECT ${lineColumns(dimensions)} FROM sales_line WHERE ${inBounds("business_day")} AND ${where}`
}

// Month by month (OFFSET 0 keeps the planner from doing it the other way round), so that an index or a partition answers
// for each, and nothing is read when no month is cut.
function ofCutMonths(table: string, columns: string): string {
  return `SELECT of_cut.* FROM unnest(CAST(:cut_months AS date[])) AS cut(first_day)
    CROSS JOIN LATERAL (
      SELECT ${columns} FROM ${table}
      WHERE business_day >= cut.first_day AND business_day < (cut.first_day + interval '1 month')::date
        AND ${inBounds("business_day")}
      OFFSET 0
    ) AS of_cut`
}

const keptColumns = ({ period }: Grain, dimensions: readonly Dimension[]) =>
  [period === "month" ? "month AS business_day" : "business_day", ...dimensions, ...measureNames].join(", ")

const lineColumns = (dimensions: readonly Dimension[]) =>
  [
    "business_day",
    ...dimensions.map(dimensionOfLine),
    ...measureNames.map((name) => `(${measures[name].of_line})::bigint AS ${name}`),
  ].join(", ")

/** The bounds of some periods, from all days where one begins or ends. */
export function boundsOf(edges: readonly string[]): CellBounds {
  const sorted = [...edges].sort()
  const cut = sorted.filter((day) => !day.endsWith("-01")).map((day) => `${day.slice(0, 8)}01`)
  return { oldest: sorted[0]!, newest: sorted.at(-1)!, cut_months: [...new Set(cut)] }
}

/**
 * Documents with a sale on the days of the bounds, each once: those kept by day, less what those of several days count too
 * often, and those of the tail that no folded line of these days has.
 */
export const documentsSql = `
  (SELECT COALESCE(sum(documents), 0) FROM sales_document_day WHERE ${inBounds("business_day")})
  - (SELECT count(*) - count(DISTINCT source_document) FROM sales_document_again WHERE ${inBounds("business_day")})
  + (SELECT count(DISTINCT source_document) FROM sales_line AS tail
     WHERE ${inBounds("business_day")} AND ${isTail} AND ${documentLines}
       AND NOT EXISTS (
         SELECT FROM sales_line AS folded
         WHERE folded.source_document = tail.source_document AND ${inBounds("folded.business_day")}
           AND folded.xid < (SELECT watermark FROM ledger_fold)
           AND folded.kind = 'sale' AND folded.source IN ('order', 'till', 'group')
         OFFSET 0))`
