import type { CampaignProgressReport, ReportRow } from "@baixian/backend/contract"
import type { MoneyUnit } from "../../../ui/money"
import { isRed, shownColumns } from "../../../ui/report-columns"
import type { Sheet } from "../../../ui/report-sheet"
import { flatLines } from "../../../ui/report-tree"

/**
 * The board: one flat list of counties, since a target is a county's own. Sums stand below in the report's order; with
 * only red counties shown, no sum is, because it would not be theirs.
 */
export function boardSheet(
  report: CampaignProgressReport,
  { sort, onlyRed, unit }: { sort: string | null; onlyRed: boolean; unit: MoneyUnit }
): Sheet {
  const key = sort?.replace(/^-/, "")

  return {
    rows: report.rows,
    columns: shownColumns(report.columns, "all"),
    lines: flatLines(
      report.rows.filter(onlyRed ? isRed : isBoardRow),
      key ? { key, descending: sort?.startsWith("-") ?? false } : null
    ),
    naming: "places",
    unit,
    isWholeMonth: true,
  }
}

const isBoardRow = ({ level }: ReportRow): boolean => level !== "province" && level !== "prefecture"
