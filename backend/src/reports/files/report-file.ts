import { MedusaError } from "@medusajs/framework/utils"
import type { FilterNames, ReportColumn, ReportPlan } from "../../contract"
import { addDays, type BusinessDay, type BusinessMonth, isWholeMonth } from "../../values/business-day"
import { fileWords } from "./file-words"
import { flatTable } from "./flat-sheet"
import { type FiledReport, officeTable } from "./office-sheet"
import type { Sheet, Taken } from "./sheet"
import { beijing } from "./write-csv"

/** A file ready to be written. `name` without an ending; `flat` alone is what a CSV holds. */
export type ReportFile = { name: string; sheets: readonly Sheet[]; flat: Sheet }

const unexpected = (message: string) => new MedusaError(MedusaError.Types.UNEXPECTED_STATE, message)

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
  const isSample = report.about.contains_sample
  const marked = isSample ? `${fileWords.sample}${title}` : title
  const foot = footOf(report, control, taken)

  const office: Sheet = {
    name,
    title: marked,
    head: [fileWords.period(period), fileWords.unit_wan],
    ...officeTable(report),
    style: "office",
    banner: isSample ? fileWords.sample : null,
    foot: () => foot,
    signatures: fileWords.signatures,
  }
  const flat: Sheet = {
    name: fileWords.data_sheet,
    title: marked,
    head: null,
    ...flatTable(report, { filters: filtersOf(report.params, report.names), taken }),
    style: "data",
    banner: fileWords.data_banner,
    foot: () => [],
    signatures: [],
  }
  return {
    name: [
      fileWords.office,
      name,
      ...(isPartlyShown(report.params) ? [fileWords.filter_values[String(report.params.show)]!] : []),
      period,
      fileWords.status_short[report.about.status],
    ].join("_"),
    sheets: [office, flat],
    flat,
  }
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

/** The filters in words, codes by their names; the period stands in the head already. */
export function filtersOf(params: Record<string, unknown>, names: FilterNames = {}): string {
  const spoken = Object.entries(params)
    .filter(([name, value]) => !["from", "until", "month"].includes(name) && value !== undefined)
    .map(([name, value]) =>
      fileWords.filter(
        fileWords.filter_names[name] ?? name,
        names[name as keyof FilterNames]?.name ?? fileWords.filter_values[String(value)] ?? String(value)
      )
    )
  return spoken.length > 0 ? fileWords.joined(spoken) : fileWords.no_filters
}

const yuan = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const whole = new Intl.NumberFormat("en-US")
/** `1,234.56` of 123,456 fen. */
export const yuanText = (fen: number): string => yuan.format(fen / 100)
export const countText = (count: number): string => whole.format(count)

function footOf(
  { report, about, params, columns, rows, plan, names }: FiledReport,
  control: string,
  { by, at }: Taken
): string[] {
  const total = rows.find(({ level }) => level === "total")?.[control]
  if (typeof total !== "number") throw unexpected(`The grand total of ${report} has no ${control}.`)
  return [
    ...(about.contains_sample ? [fileWords.has_sample] : []),
    ...(plan === undefined || !columns.some(isTarget) ? [] : [planText(plan)]),
    fileWords.rule(about.counting_rule.version, about.counting_rule.text_zh),
    fileWords.cut_off(beijing(new Date(about.cut_off)), fileWords.status[about.status]),
    ...(about.scope ? [fileWords.scope(about.scope)] : []),
    fileWords.filters(filtersOf(params, names)),
    fileWords.control(countText(about.row_count), yuanText(total)),
    fileWords.no_figure,
    isPartlyShown(params)
      ? fileWords.partly_shown(fileWords.filter_values[String(params.show)]!)
      : fileWords.rounding,
    fileWords.made(by, beijing(at)),
  ]
}

/** Whoever asks for what sold, or for what did not, still gets the sums of both. */
const isPartlyShown = ({ show }: Record<string, unknown>): boolean => show === "sold" || show === "unsold"

/** Part of the sales is held against no target, so nobody is told of a plan. */
const isTarget = ({ key }: ReportColumn): boolean => /(^|_)target_fen$/.test(key)

const planText = (plan: ReportPlan | null): string =>
  plan ? fileWords.by_plan(fileWords.plans[plan.measure](plan.year, plan.version)) : fileWords.no_plan
