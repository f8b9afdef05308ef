import type { ReportColumn, ReportRow } from "@baixian/backend/contract"
import { useMemo } from "react"
import { monthOf, type Period } from "./business-month"
import { hasLongCodes, shownColumns } from "./report-columns"
import { namingOf, type Sheet } from "./report-sheet"
import type { ReportState } from "./report-state"
import { findRows, flatLines, isGroupOpen, isSum, reportTree, sortTree, treeLines } from "./report-tree"
import type { TreeLevel } from "./report-tree"

type ShownReport = { rows: ReportRow[]; columns: ReportColumn[]; params: Period }

type HowShown = {
  state: Pick<ReportState, "sort" | "flipped" | "find" | "columns" | "unit">
  level: TreeLevel
  /** Only these rows, one below the other and without sums, which would not be theirs. */
  isPicked?: ((row: ReportRow) => boolean) | null
}

/** What of a report is on screen: for the table, the clipboard and paper alike. Null while there is no report. */
export function useReportSheet(
  report: ShownReport | undefined,
  { state, level, isPicked = null }: HowShown
): Sheet | null {
  const { sort, flipped, find, columns, unit } = state
  const tree = useMemo(() => (report ? reportTree(report.rows) : []), [report])
  const picked = useMemo(() => {
    if (!report || (!isPicked && find === "" && level !== "flat")) return null
    const some = isPicked ? report.rows.filter(isPicked) : report.rows
    if (find !== "") return findRows(some, find)

    return isPicked ? some : some.filter((row) => !isSum(row) || row.level === "total")
  }, [report, isPicked, find, level])
  const lines = useMemo(
    () =>
      picked
        ? flatLines(picked, sort)
        : treeLines(sortTree(tree, sort), (row) => isGroupOpen(row, level, flipped)),
    [picked, tree, sort, level, flipped]
  )
  if (!report) return null

  return {
    rows: report.rows,
    columns: shownColumns(report.columns, columns, {
      isFlat: picked !== null,
      hasLongCodes: hasLongCodes(report.rows),
    }),
    lines,
    naming: namingOf(report.columns, report.rows),
    unit,
    isWholeMonth: monthOf(report.params) !== null,
  }
}
