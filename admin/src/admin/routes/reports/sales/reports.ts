import type { LineParams, SalesReportName } from "@baixian/backend/contract"
import type { TreeLevel } from "../../../ui/report-tree"

/** Every report of 销售分析, in the groups a person looks for them in. */
export const REPORT_GROUPS = [
  { group: "place", reports: ["sales-by-district", "sales-by-hub", "sales-by-point"] },
  { group: "goods", reports: ["sales-by-product", "sales-by-category", "sales-by-supplier"] },
  {
    group: "way",
    reports: [
      "sales-by-channel",
      "sales-by-venue",
      "sales-by-line",
      "sales-by-source",
      "sales-by-counting-type",
      "sales-by-catalogue",
    ],
  },
  { group: "time", reports: ["sales-trend", "sales-hours"] },
  { group: "cross", reports: ["district-by-county"] },
] as const satisfies { group: string; reports: readonly SalesReportName[] }[]

export const REPORTS: readonly SalesReportName[] = REPORT_GROUPS.flatMap(
  ({ reports }): readonly SalesReportName[] => reports
)

/** What may be asked of a report, besides its days and filters. */
export type Traits = {
  /** It has a row for each thing, sold or not, and compares it with earlier days. */
  isByRows: boolean
  canBeRanked: boolean
  /** How far its tree may be opened; empty: always all the way. */
  levels: readonly TreeLevel[]
}

const byRows: Traits = { isByRows: true, canBeRanked: true, levels: [] }

const TRAITS: Partial<Record<SalesReportName, Traits>> = {
  "sales-by-point": { ...byRows, levels: ["group", "item", "flat"] },
  "sales-trend": { isByRows: false, canBeRanked: false, levels: [] },
  "sales-hours": { isByRows: false, canBeRanked: false, levels: [] },
  "district-by-county": {
    isByRows: false,
    canBeRanked: true,
    levels: ["province", "prefecture", "county"],
  },
}

export const traitsOf = (report: SalesReportName): Traits => TRAITS[report] ?? byRows

/** How far a report is open by itself: thousands of points start as their districts, those of one district do not. */
export function ownLevel(report: SalesReportName, filter: LineParams): TreeLevel {
  if (report === "district-by-county") return "county"
  const isOfOnePlace = [filter.district, filter.hub, filter.point].some((code) => code !== undefined)

  return report === "sales-by-point" && !isOfOnePlace ? "group" : "item"
}
