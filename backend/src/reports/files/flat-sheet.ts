import type { ReportColumn, ReportRow } from "../../contract"
import { NONE } from "../../modules/ledger/line-filter"
import { addDays, type BusinessDay, type BusinessMonth, periodOfMonth } from "../../values/business-day"
import { fitted } from "./column-widths"
import { fileWords } from "./file-words"
import { type FiledReport, isClosing } from "./office-sheet"
import type { Cell, Sheet, SheetColumn, SheetRow, Taken } from "./sheet"

/** Enough for any rate of sums below 10^12 fen; more digits are those of binary fractions. */
const RATIO_DIGITS = 6
const POINTS_DIGITS = 4

/**
 * What the file is of, on every row and not above the table: a comment line would have to be cut off by hand before any
 * program reads it, and rows put under those of another month, or pasted elsewhere, would no longer say whose they are.
 */
const provenance: readonly SheetColumn[] = [
  { key: "period_first_day", kind: "day", label: "统计期起" },
  { key: "period_last_day", kind: "day", label: "统计期止（含当日）" },
  { key: "filters", kind: "text", label: "筛选" },
  { key: "plan", kind: "text", label: "目标版本" },
  { key: "counting_rule", kind: "code", label: "统计口径版本" },
  { key: "contains_sample", kind: "flag", label: "含样例数据" },
  { key: "line_count", kind: "integer", label: "报表明细行数" },
  { key: "cut_off", kind: "instant", label: "数据截止（北京时间）" },
  { key: "made_by", kind: "text", label: "导出人" },
  { key: "made_at", kind: "instant", label: "导出时间（北京时间）" },
]

/**
 * The same rows for programs, as CSV and as the 数据 sheet: every column of the report, whole fen, units in the headings,
 * no text in a column of figures. 行别 alone names the closing rows; 代码 has six-digit codes and nothing else, so that
 * sheets can be joined by it.
 */
export function flatTable(
  report: FiledReport,
  { filters, taken }: { filters: string; taken: Taken }
): Pick<Sheet, "columns" | "rows"> {
  const about = { ...provenanceOf(report, taken), filters }
  const rows = report.rows.map((row): SheetRow => ({
    cells: { ...plain(row, report.columns), level_zh: fileWords.levels[row.level], ...about },
  }))
  const columns: SheetColumn[] = [
    { key: "level_zh", kind: "text", label: fileWords.level },
    ...report.columns.map(({ key, kind, label_zh }) => ({
      key,
      kind,
      label: withUnit(kind, label_zh),
      blank: "",
    })),
    ...provenance.map((column) => ({ ...column, blank: "" })),
  ]
  return { columns: fitted(columns, rows, "data"), rows }
}

function withUnit(kind: ReportColumn["kind"], label: string): string {
  if (kind === "fen") return fileWords.in_fen(label)
  if (kind === "ratio") return fileWords.as_ratio(label)
  return kind === "points" ? fileWords.in_points(label) : label
}

function plain(row: ReportRow, columns: readonly ReportColumn[]): Record<string, Cell> {
  const cells = columns.map(({ key, kind }): [string, Cell] => {
    const cell = row[key] ?? null
    if (typeof cell !== "number") return [key, cell]
    if (kind === "ratio") return [key, rounded(cell, RATIO_DIGITS)]
    return [key, kind === "points" ? rounded(cell, POINTS_DIGITS) : cell]
  })
  const unnamed = { code: null, name: null, ...("county" in row ? { province: null } : {}) }
  return { ...Object.fromEntries(cells), ...(isClosing(row) ? unnamed : {}), ...noCode(row) }
}

/** What has none is named, and `none` would be joined with the `none` of another table. */
const noCode = ({ code }: ReportRow): Record<string, Cell> => (code === NONE ? { code: null } : {})

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))

function provenanceOf({ params, plan, about }: FiledReport, { by, at }: Taken): Record<string, Cell> {
  const { month, ...days } = params as { month?: BusinessMonth; from?: BusinessDay; until?: BusinessDay }
  const { from, until } = month ? periodOfMonth(month) : days
  return {
    period_first_day: from ?? null,
    period_last_day: until ? addDays(until, -1) : null,
    plan: plan ? fileWords.plans[plan.measure](plan.year, plan.version) : null,
    counting_rule: about.counting_rule.version,
    contains_sample: about.contains_sample,
    line_count: about.row_count,
    cut_off: new Date(about.cut_off),
    made_by: by,
    made_at: at,
  }
}
