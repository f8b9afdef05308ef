import type { LineParams, ReportOpens, ReportRow, SalesLinesAnswer } from "@baixian/backend/contract"
import type { SalesLinesParams } from "../api/sales-lines"
import { yearToDate, type Period } from "./business-month"
import { filterEntries, filterOf } from "./line-filter"
import { rowId } from "./report-tree"

/** What is added up over the lines: money in fen, or pieces. */
export type LineMeasure = Exclude<keyof SalesLinesAnswer["total"], "rows">

/** A report as far as its figures can be opened: its rows, how, and what it was asked for. */
export type FigureSource = {
  rows: ReportRow[]
  opens: ReportOpens
  period: Period
  filter: LineParams
  /** The place or group a code lies in. */
  parents: ReadonlyMap<string, string>
}

type OpenedReport = { rows: ReportRow[]; opens: ReportOpens; params: Period & LineParams }

export function figureSource({ rows, opens, params }: OpenedReport): FigureSource {
  const placed = rows.flatMap(({ level, code, parent_code }): [string, string][] =>
    parent_code !== null && level !== "unrefined" ? [[code, parent_code]] : []
  )

  return {
    rows,
    opens,
    period: { from: params.from, until: params.until },
    filter: filterOf(params),
    parents: new Map(placed),
  }
}

/**
 * The question to `GET /admin/sales-lines` whose total is the figure in this cell; null where the figure is no sum of
 * lines, or where report, row and column contradict each other, so that it is zero and there is nothing to open.
 */
export function linesBehind(row: ReportRow, column: string, source: FigureSource): SalesLinesParams | null {
  const behind = source.opens.columns[column]
  const by = source.opens.rows[row.level]
  if (!behind || by === undefined) return null

  const days = by === "days" ? ownDays(row) : source.period
  const narrowed = [ofRow(row, by), behind.narrowed ?? {}].reduce<LineParams | null>(
    (filter, voice) => filter && bothOf(filter, voice, source.parents),
    source.filter
  )
  if (!days || !narrowed) return null

  return {
    ...(behind.span === "year" ? yearToDate(days) : days),
    ...narrowed,
    ...(by === "row" && isClosing(row.level) ? { row: row.level } : {}),
  }
}

type Closing = NonNullable<SalesLinesParams["row"]>
const isClosing = (level: string): level is Closing =>
  ["list", "outside", "unrefined", "unknown"].includes(level)

function ofRow(row: ReportRow, by: NonNullable<ReportOpens["rows"]["item"]>): LineParams {
  return by === "row" || by === "days" || by === "all" ? {} : { [by]: row.code }
}

function ownDays({ from, until }: ReportRow): Period | null {
  return typeof from === "string" && typeof until === "string" ? { from, until } : null
}

/** What both ask for; null when they contradict each other. Of two places the smaller one, if it lies in the other. */
function bothOf(one: LineParams, other: LineParams, parents: FigureSource["parents"]): LineParams | null {
  const both: Record<string, string> = Object.fromEntries(filterEntries(one))
  for (const [name, value] of filterEntries(other)) {
    const before = both[name]
    if (name === "origin" && before !== undefined && liesIn(before, value, parents)) continue
    const fits =
      before === undefined || before === value || (name === "origin" && liesIn(value, before, parents))
    if (!fits) return null
    both[name] = value
  }

  return both as LineParams
}

function liesIn(code: string, place: string, parents: FigureSource["parents"]): boolean {
  const parent = parents.get(code)

  return code === place || (parent !== undefined && parent !== code && liesIn(parent, place, parents))
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
  /** What the report was narrowed to, besides the row and the column. */
  filter: LineParams
  measure: LineMeasure
  expected: number | null
}

/** The opened figure among the report's rows; null when the report has no such figure. */
export function findOpened(source: FigureSource, opened: OpenedFigure | null): OpenFigure | null {
  const row = opened && source.rows.find((each) => rowId(each) === opened.row)
  const params = row ? linesBehind(row, opened.column, source) : null
  if (!row || !params) return null

  const { column } = opened
  const figure = row[column]

  return {
    row,
    column,
    params,
    filter: source.filter,
    measure: source.opens.columns[column]?.measure ?? "net_fen",
    expected: typeof figure === "number" ? figure : null,
  }
}
