import type { FilterNames, LineParams, Report } from "@baixian/backend/contract"
import { useFootnotes } from "./about-report"
import { monthOf, yearToDate, type Period } from "./business-month"
import { spokenFilters } from "./line-filter"
import { PrintSheet } from "./print-sheet"
import { paperSheet } from "./paper-columns"
import { PrintedSheet, type Sheet } from "./report-sheet"
import { lastDayOf } from "./report-state"
import { useWords } from "./use-words"

type ReportPaperProps = {
  title: string
  report: { report: string; params: Period & LineParams; names: FilterNames; about: Report["about"] }
  sheet: Sheet
  find: string
  /** Some of the figures are of the year up to the period's end. */
  hasYear: boolean
  hasLights?: boolean
  /** What else was asked for, in the line above the table. */
  facts?: string[]
  notes: string[]
}

/** A report on paper: what it is of, everything it was narrowed to, and what is on screen. */
export function ReportPaper({
  title,
  report,
  sheet,
  find,
  hasYear,
  hasLights = false,
  facts = [],
  notes,
}: ReportPaperProps) {
  const words = useWords()
  const { t, monthName, unitName } = words
  const { params, names, about } = report
  const period: Period = { from: params.from, until: params.until }
  const month = monthOf(period)
  const lastDay = lastDayOf(period)
  const range = (from: string) => t("period.range", { from, to: lastDay })
  const { sheet: onPaper, isShortened } = paperSheet(report.report, sheet)
  const isFolded = sheet.lines.some((line) => line.kind === "row" && line.group === "closed")

  return (
    <PrintSheet
      title={title}
      unit={t("unit.caption", { unit: unitName(sheet.unit) })}
      period={[
        t("paper.period", { period: month ? monthName(month) : range(period.from) }),
        hasYear && t("paper.year_to_date", { period: range(yearToDate(period).from) }),
        ...spokenFilters(params, names, words).map(({ label, value }) => t("filter.chip", { label, value })),
        find !== "" && t("find.printed", { find }),
        ...facts,
        t(`status.${about.status}`),
        about.contains_sample && t("sample.mark"),
      ]
        .filter(Boolean)
        .join("　")}
      footnotes={useFootnotes(about, params.until, hasLights, [
        ...(isShortened ? [t("paper.shortened")] : []),
        ...(isFolded ? [t("paper.folded")] : []),
        ...notes,
      ])}
      isSample={about.contains_sample}
    >
      <PrintedSheet sheet={onPaper} words={words} />
    </PrintSheet>
  )
}
