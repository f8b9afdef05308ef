import type { CampaignProgressReport, ReportRow } from "@baixian/backend/contract"
import { scheduleLight } from "../../../ui/figures"
import type { MoneyUnit } from "../../../ui/money"
import { shownColumns } from "../../../ui/report-columns"
import type { Sheet } from "../../../ui/report-sheet"
import { sortTree } from "../../../ui/report-tree"

/** A county more than ten points behind schedule. */
export function isRed(row: ReportRow): boolean {
  const gap = row["schedule_gap_points"]

  return row.level === "county" && typeof gap === "number" && scheduleLight(gap) === "red"
}

/**
 * The board: one flat list of counties, since a target is a county's own. Sums stand below in the report's order; with
 * only red counties shown, no sum is, because it would not be theirs.
 */
export function boardSheet(
  report: CampaignProgressReport,
  { sort, onlyRed, unit }: { sort: string | null; onlyRed: boolean; unit: MoneyUnit }
): Sheet {
  const shown = onlyRed ? report.rows.filter(isRed) : report.rows.filter(isBoardRow)
  const key = sort?.replace(/^-/, "")
  const nodes = sortTree(
    shown.map((row) => ({ row, depth: 0, children: [] })),
    key ? { key, descending: sort?.startsWith("-") ?? false } : null
  )

  return {
    rows: report.rows,
    columns: shownColumns(report.columns, "all"),
    lines: nodes.map(({ row }) => ({ kind: "row", row, depth: 0, group: null })),
    unit,
    isWholeMonth: true,
  }
}

const isBoardRow = ({ level }: ReportRow): boolean => level !== "province" && level !== "prefecture"
