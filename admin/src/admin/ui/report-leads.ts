import type { LineParams, ReportRow, SalesReportName } from "@baixian/backend/contract"
import type { Period } from "./business-month"
import { filterOf, NONE } from "./line-filter"
import { countiesAddress, salesAddress, type HandedOn } from "./report-state"

/** Where a row leads, and what it says. */
export type Lead = {
  to: string
  word: "points" | "products" | "product" | "channels" | "districts" | "counties"
}

type Next = { report: SalesReportName; word: Lead["word"] }
const POINTS: Next = { report: "sales-by-point", word: "points" }
const PRODUCTS: Next = { report: "sales-by-product", word: "products" }
const CHANNELS: Next = { report: "sales-by-channel", word: "channels" }
const DISTRICTS: Next = { report: "sales-by-district", word: "districts" }

/** One step closer to the lines: from a place to its points, from a point to its goods, from goods to where they sold. */
const NEXT: Partial<Record<SalesReportName, Next & { by: keyof LineParams }>> = {
  "sales-by-district": { ...POINTS, by: "district" },
  "sales-by-hub": { ...POINTS, by: "hub" },
  "sales-by-point": { ...PRODUCTS, by: "point" },
  "sales-by-product": { ...POINTS, by: "product" },
  "sales-by-category": { ...PRODUCTS, by: "category" },
  "sales-by-supplier": { ...PRODUCTS, by: "supplier" },
  "sales-by-channel": { ...POINTS, by: "channel" },
  "sales-by-venue": { ...POINTS, by: "venue" },
  "sales-by-line": { ...CHANNELS, by: "line" },
  "sales-by-source": { ...CHANNELS, by: "source" },
  "sales-by-counting-type": { ...DISTRICTS, by: "counting_type" },
  "sales-by-catalogue": { ...PRODUCTS, by: "catalogue" },
}

/** Where a row of 销售分析 leads: the next report narrowed to the row, with everything the report was narrowed to. */
export function leadsOf(
  report: SalesReportName,
  row: ReportRow,
  handed: HandedOn,
  currentMonth: string
): Lead[] {
  if (row.level === "county" && report === "district-by-county")
    return goodsOfPlace(row, handed, currentMonth)
  if (row.level !== "item") return []
  if (report === "sales-trend") return ofMonth(row, handed, currentMonth)

  const next = NEXT[report]
  if (!next) return []
  const { by, word } = next
  const filter = filterOf({ ...handed.filter, [by]: row.code })
  const further = { to: salesAddress(next.report, { ...handed, filter }, currentMonth), word }

  return report === "sales-by-product" && row.code !== NONE
    ? [{ to: `/products/${row.code}`, word: "product" }, further]
    : [further]
}

/** From a county to what of it was sold, and where. */
export function goodsOfPlace(row: ReportRow, handed: HandedOn, currentMonth: string): Lead[] {
  if (row.level !== "county") return []
  const filter = filterOf({ ...handed.filter, origin: row.code })

  return [PRODUCTS, POINTS].map(({ report, word }) => ({
    to: salesAddress(report, { ...handed, filter }, currentMonth),
    word,
  }))
}

function ofMonth(row: ReportRow, handed: HandedOn, currentMonth: string): Lead[] {
  const { from, until } = row
  if (typeof from !== "string" || typeof until !== "string") return []
  const period: Period = { from, until }

  return [{ to: countiesAddress({ ...handed, period }, currentMonth), word: "counties" }]
}
