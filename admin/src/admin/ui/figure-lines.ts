import type { ReportRow, SalesByCountyParams } from "@baixian/backend/contract"
import type { SalesLinesParams } from "../api/sales-lines"
import { yearToDate, type Period } from "./business-month"
import { rowId } from "./report-tree"

/** Which span a column's amount speaks of. Columns not named here are no sums of lines. */
const LINES_BEHIND: Record<string, { span: "period" | "year"; catalogue_only?: "true" }> = {
  period_net_fen: { span: "period" },
  ytd_net_fen: { span: "year" },
  catalogue_fen: { span: "year", catalogue_only: "true" },
  month_net_fen: { span: "period", catalogue_only: "true" },
  done_fen: { span: "year", catalogue_only: "true" },
}

/** What the report was asked for, which the lines must be asked for too. */
export type FigureFilter = {
  period: Period
  line?: SalesByCountyParams["line"]
  source?: SalesByCountyParams["source"]
}

/**
 * The question to `GET /admin/sales-lines` whose total is the figure in this cell, or null where no such question
 * exists: for targets and rates, and for rows that are no single place (lists, goods without a county).
 */
export function linesBehind(row: ReportRow, column: string, filter: FigureFilter): SalesLinesParams | null {
  const behind = LINES_BEHIND[column]
  const isPlace = row.level === "county" || row.level === "prefecture" || row.level === "province"
  if (!behind || !(isPlace || row.level === "total")) return null

  return {
    ...(behind.span === "year" ? yearToDate(filter.period) : filter.period),
    ...(isPlace ? { origin: row.code } : {}),
    line: filter.line,
    source: filter.source,
    catalogue_only: behind.catalogue_only,
  }
}

/** Which figure is open: its row (`level:code`) and its column. In an address: `county:530827.period_net_fen`. */
export type OpenedFigure = { row: string; column: string }

export function readOpened(text: string | null): OpenedFigure | null {
  const at = text?.lastIndexOf(".") ?? -1

  return text && at > 0 ? { row: text.slice(0, at), column: text.slice(at + 1) } : null
}

export const writeOpened = ({ row, column }: OpenedFigure): string => `${row}.${column}`

/** The opened figure among the report's rows; null when the report has no such figure. */
export function findOpened(rows: ReportRow[], opened: OpenedFigure | null, filter: FigureFilter) {
  const row = opened && rows.find((each) => rowId(each) === opened.row)
  const params = row ? linesBehind(row, opened.column, filter) : null
  if (!row || !params) return null

  const figure = row[opened.column]

  return { row, params, figure_fen: typeof figure === "number" ? figure : null }
}
