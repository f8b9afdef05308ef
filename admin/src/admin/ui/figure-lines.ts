import type { ReportRow, SalesByCountyParams, SalesLinesAnswer } from "@baixian/backend/contract"
import type { SalesLinesParams } from "../api/sales-lines"
import { yearToDate, type Period } from "./business-month"
import { rowId } from "./report-tree"

/** What is added up over the lines: money in fen, or pieces. */
export type LineMeasure = Exclude<keyof SalesLinesAnswer["total"], "rows">

type Behind = Pick<SalesLinesParams, "catalogue" | "counting_type"> & {
  span: "period" | "year"
  measure?: LineMeasure
}

/** Which lines a column's figure adds up. Columns not named here are no sums of lines: targets, rates, ranks. */
const LINES_BEHIND: Record<string, Behind> = {
  period_net_fen: { span: "period" },
  quantity: { span: "period", measure: "quantity" },
  ytd_net_fen: { span: "year" },
  procurement_fen: { span: "year", counting_type: "procurement" },
  assisted_sale_fen: { span: "year", counting_type: "assisted_sale" },
  catalogue_fen: { span: "year", catalogue: "listed" },
  month_net_fen: { span: "period", catalogue: "listed" },
  done_fen: { span: "year", catalogue: "listed" },
}

/** What the report was asked for, which the lines must be asked for too. */
export type FigureFilter = {
  period: Period
  line?: SalesByCountyParams["line"]
  source?: SalesByCountyParams["source"]
}

/**
 * The question to `GET /admin/sales-lines` whose total is the figure in this cell, for every kind of row; null where the
 * column is no sum of lines.
 */
export function linesBehind(row: ReportRow, column: string, filter: FigureFilter): SalesLinesParams | null {
  const behind = LINES_BEHIND[column]
  if (!behind) return null

  return {
    ...(behind.span === "year" ? yearToDate(filter.period) : filter.period),
    ...originOf(row),
    line: filter.line,
    source: filter.source,
    counting_type: behind.counting_type,
    catalogue: behind.catalogue,
  }
}

function originOf({ level, code }: ReportRow): Pick<SalesLinesParams, "origin" | "row"> {
  switch (level) {
    case "county":
    case "prefecture":
    case "province":
      return { origin: code }
    case "list":
    case "outside":
    case "unrefined":
    case "unknown":
      return { row: level }
    case "total":
    case "item":
    case "group":
      return {}
  }
}

/** Which figure is open: its row (`level:code`) and its column. In an address: `county:530827.period_net_fen`. */
export type OpenedFigure = { row: string; column: string }

export function readOpened(text: string | null): OpenedFigure | null {
  const at = text?.lastIndexOf(".") ?? -1

  return text && at > 0 ? { row: text.slice(0, at), column: text.slice(at + 1) } : null
}

export const writeOpened = ({ row, column }: OpenedFigure): string => `${row}.${column}`

/** An opened figure: its row and column, the question for its lines, and what their total must be. */
export type OpenFigure = {
  row: ReportRow
  column: string
  params: SalesLinesParams
  measure: LineMeasure
  expected: number | null
}

/** The opened figure among the report's rows; null when the report has no such figure. */
export function findOpened(
  rows: ReportRow[],
  opened: OpenedFigure | null,
  filter: FigureFilter
): OpenFigure | null {
  const row = opened && rows.find((each) => rowId(each) === opened.row)
  const params = row ? linesBehind(row, opened.column, filter) : null
  if (!row || !params) return null

  const { column } = opened
  const figure = row[column]
  const measure = LINES_BEHIND[column]?.measure ?? "net_fen"

  return { row, column, params, measure, expected: typeof figure === "number" ? figure : null }
}
