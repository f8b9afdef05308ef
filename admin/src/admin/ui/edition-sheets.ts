import type { EditionContent, Report } from "@baixian/backend/contract"
import { monthPeriod, type Period } from "./business-month"
import { lastDayOf, untilOf } from "./report-state"
import type { MoneyUnit } from "./money"
import { paperSheet } from "./paper-columns"
import { shownColumns } from "./report-columns"
import { namingOf, type Sheet } from "./report-sheet"
import { flatLines, reportTree, treeLines } from "./report-tree"
import type { Words } from "./use-words"

/** One table of an edition as it goes to paper. */
export type EditionSheet = { report: Report; title: string; sheet: Sheet; hasLights: boolean }

/** The half-open days of a day or month by its name. */
export const daysOf = (period: string): Period =>
  period.length === 7 ? monthPeriod(period) : { from: period, until: untilOf(period) }

/** "2026年10月", or the day as it is. */
export const periodName = (period: string, { monthName }: Words): string =>
  period.length === 7 ? monthName(period) : lastDayOf(daysOf(period))

/** The tables of an edition in the order they are printed: what was corrected first, where there is something. */
export function editionSheets(
  { reports, corrections }: EditionContent,
  { unit, isMonth, hasCorrections }: { unit: MoneyUnit; isMonth: boolean; hasCorrections: boolean },
  words: Words
): EditionSheet[] {
  const all = [...(corrections && hasCorrections ? [corrections] : []), ...reports]

  return all.map((report) => ({
    report,
    title: titleOf(report.report, words),
    sheet: sheetOf(report, unit, isMonth),
    hasLights: report.columns.some(({ key }) => key === "schedule_gap_points"),
  }))
}

/** Everything a report has that fits its paper, all of it open; 百县百品 and the differences are lists of counties, as on their own page. */
function sheetOf(report: Report, unit: MoneyUnit, isWholeMonth: boolean): Sheet {
  const { rows, columns } = report
  const isList = report.report === "campaign-progress"

  return paperSheet(report.report, {
    rows,
    columns: shownColumns(columns, "all"),
    lines: isList
      ? flatLines(
          rows.filter(({ level }) => level !== "province" && level !== "prefecture"),
          null
        )
      : treeLines(reportTree(rows), () => true),
    naming: namingOf(columns, rows),
    unit,
    isWholeMonth,
  }).sheet
}

/** The heading of a report on paper; one this screen has never heard of keeps its key. */
function titleOf(report: string, { t }: Words): string {
  switch (report) {
    case "sales-by-county":
      return t("sales_by_county.sheet")
    case "campaign-progress":
      return t("campaign.sheet")
    case "month-corrections":
      return t("editions.corrections")
    default: {
      // The key comes from the answer, so the compiler cannot know it.
      const title = String(
        t(`sales_report.titles.${report}` as "sales_report.titles.sales-by-district", {
          defaultValue: report,
        })
      )

      return t("sales_report.sheet", { title })
    }
  }
}
