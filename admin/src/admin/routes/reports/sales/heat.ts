import type { ReportRow } from "@baixian/backend/contract"
import { isSum } from "../../../ui/report-tree"

/** Shades the hours of the week by their part of the best one; sums, refunds and what has no hour stay plain. */
export function heatOf(rows: ReportRow[]): (row: ReportRow, column: string) => number {
  const figures = rows.filter(isOfAnHour).flatMap((row) =>
    Object.keys(row)
      .filter(isWeekday)
      .map((column) => amountOf(row, column))
  )
  const best = Math.max(0, ...figures)

  return (row, column) =>
    best === 0 || !isOfAnHour(row) || !isWeekday(column) ? 0 : Math.max(0, amountOf(row, column)) / best
}

const isOfAnHour = (row: ReportRow): boolean => !isSum(row) && /^\d\d$/.test(row.code)

const isWeekday = (column: string): boolean => column.startsWith("weekday_")

function amountOf(row: ReportRow, column: string): number {
  const value = row[column]

  return typeof value === "number" ? value : 0
}
