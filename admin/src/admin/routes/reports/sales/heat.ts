import type { ReportRow } from "@baixian/backend/contract"
import { isSum } from "../../../ui/report-tree"

/** Shades the hours of the week by their part of the best one; sums and what was taken back stay plain. */
export function heatOf(rows: ReportRow[]): (row: ReportRow, column: string) => number {
  const figures = rows
    .filter((row) => !isSum(row))
    .flatMap((row) =>
      Object.keys(row)
        .filter(isHour)
        .map((column) => amountOf(row, column))
    )
  const best = Math.max(0, ...figures)

  return (row, column) =>
    best === 0 || isSum(row) || !isHour(column) ? 0 : Math.max(0, amountOf(row, column)) / best
}

const isHour = (column: string): boolean => column.startsWith("weekday_")

function amountOf(row: ReportRow, column: string): number {
  const value = row[column]

  return typeof value === "number" ? value : 0
}
