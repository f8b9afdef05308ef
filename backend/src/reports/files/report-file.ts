import { MedusaError } from "@medusajs/framework/utils"
import type { Report, ReportColumn, ReportRow } from "../../contract"
import { addDays, type BusinessDay, type BusinessMonth, isWholeMonth } from "../../values/business-day"
import { fileWords } from "./file-words"
import type { Sheet, SheetColumn, SheetRow } from "./sheet"
import { beijing } from "./write-csv"

/** Who took the file, and when: printed at its foot. */
export type Taken = { by: string; at: Date }

/** A file ready to be written. `name` without an ending; `flat` alone is what a CSV holds. */
export type ReportFile = { name: string; sheets: readonly Sheet[]; flat: Sheet }

const unexpected = (message: string) => new MedusaError(MedusaError.Types.UNEXPECTED_STATE, message)

type FiledReport = Pick<Report, "report" | "params" | "columns" | "rows" | "about">
type ReportName = Exclude<keyof typeof fileWords.reports, "sales-lines">

function requireTitled(report: string): ReportName {
  if (report in fileWords.reports) return report as ReportName
  throw unexpected(`The report ${report} has no name for its file; add one to file-words.ts.`)
}

/**
 * The file of a report that has columns and rows: the office's sheet in 万元 and, beside it, a flat one in whole fen whose
 * every column adds up. Both have the rows of the screen, in its order. `control` is the grand total's measure (fen)
 * that is printed at the foot.
 */
export function reportFile(report: FiledReport, control: string, taken: Taken): ReportFile {
  const { name, title } = fileWords.reports[requireTitled(report.report)]
  const period = periodOf(report.params)
  const marked = report.about.contains_sample ? `${fileWords.sample}${title}` : title
  const foot = footOf(report, control, taken)
  const shown = report.columns.map(shownColumn)

  const formatted: Sheet = {
    name,
    title: marked,
    head: [fileWords.period(period), fileWords.unit_wan],
    columns: shown,
    rows: report.rows.map((row): SheetRow => ({ cells: printed(row), ...emphasisOf(row) })),
    money: "wan",
    foot: () => foot,
    signatures: fileWords.signatures,
  }
  const flat: Sheet = {
    name: fileWords.data_sheet,
    title: marked,
    head: null,
    columns: [
      { key: "level_zh", kind: "text", label: fileWords.level },
      ...report.columns.map((column) => ({ ...shownColumn(column), label: flatLabel(column), blank: "" })),
    ],
    rows: report.rows.map((row): SheetRow => ({ cells: { ...row, level_zh: fileWords.levels[row.level] } })),
    money: "fen",
    foot: () => [],
    signatures: [],
  }
  return {
    name: [fileWords.office, name, period, fileWords.status_short[report.about.status]].join("_"),
    sheets: [formatted, flat],
    flat,
  }
}

const shownColumn = ({ key, kind, label_zh }: ReportColumn): SheetColumn => ({
  key,
  kind,
  label: label_zh,
  ...(key === "annual_target_fen" || key === "due_target_fen" ? { blank: fileWords.not_issued } : {}),
})

const flatLabel = ({ kind, label_zh }: ReportColumn): string =>
  kind === "fen" ? fileWords.in_fen(label_zh) : label_zh

/** On paper a subtotal says so where the eye looks for the county's name. */
function printed(row: ReportRow): SheetRow["cells"] {
  if (row.level === "county") return row
  const isPlace = row.level === "province" || row.level === "prefecture"
  const name = isPlace ? fileWords.subtotal(row.name) : fileWords.levels[row.level]
  if (!("county" in row)) return { ...row, name }
  return isPlace ? { ...row, county: name } : { ...row, province: name, county: null }
}

function emphasisOf({ level }: ReportRow): Pick<SheetRow, "emphasis"> {
  if (level === "county") return {}
  return { emphasis: level === "total" ? "total" : "subtotal" }
}

/** `2026年08月` for a whole month, else first and last day. */
export function periodOf(params: Record<string, unknown>): string {
  const { month, from, until } = params as { month?: BusinessMonth; from?: BusinessDay; until?: BusinessDay }
  if (month) return fileWords.month(month.slice(0, 4), month.slice(5))
  if (from && until) {
    if (isWholeMonth({ from, until })) return fileWords.month(from.slice(0, 4), from.slice(5, 7))
    return fileWords.days(from, addDays(until, -1))
  }
  return fileWords.all_days
}

/** The filters in words; the period stands in the head already. */
export function filtersOf(params: Record<string, unknown>): string {
  const spoken = Object.entries(params)
    .filter(([name, value]) => !["from", "until", "month"].includes(name) && value !== undefined)
    .map(([name, value]) =>
      fileWords.filter(
        fileWords.filter_names[name] ?? name,
        fileWords.filter_values[String(value)] ?? String(value)
      )
    )
  return spoken.length > 0 ? fileWords.joined(spoken) : fileWords.no_filters
}

const yuan = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const whole = new Intl.NumberFormat("en-US")
/** `1,234.56` of 123,456 fen. */
export const yuanText = (fen: number): string => yuan.format(fen / 100)
export const countText = (count: number): string => whole.format(count)

function footOf({ report, about, params, rows }: FiledReport, control: string, { by, at }: Taken): string[] {
  const total = rows.find(({ level }) => level === "total")?.[control]
  if (typeof total !== "number") throw unexpected(`The grand total of ${report} has no ${control}.`)
  return [
    fileWords.rule(about.counting_rule.version, about.counting_rule.text_zh),
    fileWords.cut_off(beijing(new Date(about.cut_off)), fileWords.status[about.status]),
    fileWords.filters(filtersOf(params)),
    fileWords.control(countText(about.row_count), yuanText(total)),
    fileWords.rounding,
    fileWords.made(by, beijing(at)),
  ]
}
