import type { Sheet } from "./report-sheet"

/**
 * What fits an A4 sheet legibly of a report that has more: the columns of the office's own table, the same as in its file
 * (`backend/src/reports/files/office-sheet.ts`; a test compares the two).
 */
export const ON_PAPER: Readonly<Record<string, readonly string[]>> = {
  "sales-by-county": [
    "row_no",
    "province",
    "prefecture",
    "county",
    "annual_target_fen",
    "period_net_fen",
    "mom",
    "yoy",
    "ytd_net_fen",
    "ytd_yoy",
    "completion_rate",
    "schedule_rate",
    "schedule_gap_points",
    "share",
    "rank",
    "procurement_fen",
    "assisted_sale_fen",
    "catalogue_fen",
  ],
}

/** A report's sheet as it goes to paper, and whether some of its columns stay behind: those are in its file. */
export function paperSheet(report: string, sheet: Sheet): { sheet: Sheet; isShortened: boolean } {
  const keys = ON_PAPER[report]
  if (!keys) return { sheet, isShortened: false }
  const columns = sheet.columns.filter(({ key }) => keys.includes(key))

  return {
    sheet: { ...sheet, columns, hasPlaceCodes: keys.includes("code") },
    isShortened: columns.length < sheet.columns.length,
  }
}
