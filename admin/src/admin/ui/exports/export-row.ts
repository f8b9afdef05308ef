import type { ExportRow } from "@baixian/backend/contract"
import { monthOf } from "../business-month"
import { readFilter, spokenFilters } from "../line-filter"
import { lastDayOf } from "../report-state"
import type { Words } from "../use-words"

/**
 * So many rows take a workbook about five seconds (docs/decisions/007): longer than anybody waits with a hand on the mouse,
 * so the background is suggested. The server makes any number either way.
 */
export const LONG_FILE_ROWS = 20_000

/** Whether it is still to be made: what is not open does not change any more. */
export const isOpen = ({ status }: Pick<ExportRow, "status">): boolean =>
  status === "waiting" || status === "running"

export const runningCount = (rows: readonly ExportRow[]): number => rows.filter(isOpen).length

/** How far it is, 0 to 1; null until it is known how many rows there are. Never 1 before the file is there. */
export function progressOf({ rows_done, rows_total }: ExportRow): number | null {
  if (rows_total === null) return null

  return rows_total === 0 ? 0 : Math.min(rows_done / rows_total, 0.99)
}

/** Exports that were open when last looked at and came to an end by themselves since. */
export const endedSince = (
  before: ReadonlyMap<string, ExportRow["status"]>,
  now: readonly ExportRow[]
): ExportRow[] =>
  now.filter((row) => {
    const was = before.get(row.id)

    return was !== undefined && isOpen({ status: was }) && (row.status === "done" || row.status === "failed")
  })

/** One message per export in the corner: what ends takes the place of what began. */
export const messageId = ({ id }: Pick<ExportRow, "id">): string => `export-${id}`

/** What it is of: the days, or the document or month that days do not narrow. */
export function exportName({ query }: ExportRow, { t, monthName }: Words): string {
  const { from, until, order_id, late_for } = query
  if (order_id !== undefined)
    return t("exports.name", { days: t("exports.document", { document: order_id }) })
  if (late_for !== undefined) {
    return t("exports.name", { days: t("exports.late_for", { month: monthName(late_for) }) })
  }
  if (from === undefined || until === undefined) return t("exports.name", { days: t("exports.all_days") })
  const month = monthOf({ from, until })

  return t("exports.name", {
    days: month ? monthName(month) : t("period.range", { from, to: lastDayOf({ from, until }) }),
  })
}

/** What it was narrowed to, in words, each filter by the name it had when it was asked for. */
export function exportFilters({ query, names }: ExportRow, words: Words): string[] {
  const { t } = words
  const row = query["row"] as keyof typeof ROWS | undefined

  return [
    ...spokenFilters(readFilter(new URLSearchParams(query)), names, words).map(({ label, value }) =>
      t("filter.chip", { label, value })
    ),
    ...(row && row in ROWS ? [t(`ledger.rows.${row}`)] : []),
  ]
}

const ROWS = { list: true, outside: true, unrefined: true, unknown: true } as const

const MEGABYTE = 1_048_576

/** 17.8 MB, or whole kilobytes below one of them. */
export const sizeText = (bytes: number): string =>
  bytes >= MEGABYTE ? `${(bytes / MEGABYTE).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1_024))} KB`
