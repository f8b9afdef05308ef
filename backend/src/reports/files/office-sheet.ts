import type { FilterNames, Report, ReportColumn, ReportPlan, ReportRow } from "../../contract"
import { NONE } from "../../modules/ledger/line-filter"
import { type BusinessDay, isWholeMonth } from "../../values/business-day"
import { fitted } from "./column-widths"
import { fileWords } from "./file-words"
import type { Sheet, SheetColumn, SheetRow } from "./sheet"

export type FiledReport = Pick<Report, "report" | "params" | "columns" | "rows" | "about"> & {
  /** Left out by reports that show no target; null while none is issued. */
  plan?: ReportPlan | null
  /** What the codes that it was narrowed to are called. */
  names?: FilterNames
}

/**
 * What is printed of a report that has more columns than an A4 sheet can show legibly, as domain.md §11 prints it. All
 * columns are in the flat sheet.
 */
const onPaper: Readonly<Record<string, readonly string[]>> = {
  "sales-by-county": [
    "row_no",
    "province",
    "prefecture",
    "county",
    "annual_target_fen",
    "period_net_fen",
    "mom",
    "yoy",
    "ytd_net_fen",
    "ytd_yoy",
    "completion_rate",
    "schedule_rate",
    "schedule_gap_points",
    "share",
    "rank",
    "procurement_fen",
    "assisted_sale_fen",
    "catalogue_fen",
  ],
}

/** The rows of a report that are no place, item or group of its own; their name is what they sum up. */
export const isClosing = ({ level }: ReportRow): boolean =>
  level === "list" || level === "outside" || level === "unrefined" || level === "unknown" || level === "total"

/** The office's table: 万元, one face, what fits A4 landscape; the rows of the screen in its order. */
export function officeTable(report: FiledReport): Pick<Sheet, "columns" | "rows"> {
  const rows = report.rows.map((row): SheetRow => ({
    cells: printed(row),
    ...emphasisOf(row),
    ...spreadOf(row),
  }))
  return { columns: fitted(printedColumns(report), rows, "office"), rows }
}

function printedColumns({ report, columns, params }: FiledReport): SheetColumn[] {
  const chosen = onPaper[report]
  return columns
    .filter(({ key }) => (chosen ? chosen.includes(key) : key !== "rank_change"))
    .map((column) => shownColumn(column, isOfOneMonth(params)))
}

function shownColumn({ key, kind, label_key, label_zh }: ReportColumn, isOneMonth: boolean): SheetColumn {
  // Written as text, its change beside it; only counties have one.
  if (key === "rank") return { key, kind: "code", label: fileWords.rank, blank: "" }
  if (key === "row_no") return { key, kind: "rank", label: label_zh, blank: "" }
  return {
    key,
    kind,
    label: label_key === "period_net_fen" && isOneMonth ? fileWords.month_net : label_zh,
    ...(/(^|_)target_fen$/.test(key) ? { blank: fileWords.not_issued } : {}),
    ...(/(^|_)(mom|yoy)$/.test(key) ? { isSigned: true } : {}),
  }
}

function isOfOneMonth(params: Record<string, unknown>): boolean {
  const { from, until } = params as { from?: BusinessDay; until?: BusinessDay }
  return from !== undefined && until !== undefined && isWholeMonth({ from, until })
}

/** On paper a subtotal says so where the eye looks for the name, and a row that has no code shows none. */
function printed(row: ReportRow): SheetRow["cells"] {
  const cells = { ...row, rank: rankText(row) }
  if (isClosing(row)) {
    const name = fileWords.levels[row.level]
    return { ...cells, code: null, name, ...("county" in row ? { province: name } : {}) }
  }
  if (row.code === NONE) return { ...cells, code: null }
  if (row.level === "group") return { ...cells, name: fileWords.subtotal(row.name) }
  if (row.level !== "province" && row.level !== "prefecture") return cells

  const name = fileWords.subtotal(row.name)
  return { ...cells, name, ...("county" in row ? { [row.level]: name } : {}) }
}

/** `5 (↑2)`, up two places since the period began; "—" where nobody sold, so that nobody has a rank. */
function rankText({ level, rank, rank_change }: ReportRow): string | null {
  if (typeof rank !== "number") return level === "county" || level === "item" ? fileWords.undefined : null
  if (typeof rank_change !== "number" || rank_change === 0) return String(rank)
  return rank_change > 0 ? fileWords.rank_up(rank, rank_change) : fileWords.rank_down(rank, -rank_change)
}

function emphasisOf({ level }: ReportRow): Pick<SheetRow, "emphasis"> {
  if (level === "county" || level === "item") return {}
  return { emphasis: level === "total" ? "total" : "subtotal" }
}

/** In a table with a column for each level of place a subtotal's name takes the empty ones to its right. */
function spreadOf(row: ReportRow): Pick<SheetRow, "spread"> {
  if (row.level === "county" || !("county" in row)) return {}
  return { spread: [row.level === "prefecture" ? "prefecture" : "province", "county"] }
}
