import type { SalesReportName, SalesReportParams } from "@baixian/backend/contract"
import {
  addressOf,
  oneOf,
  readReportState,
  reportEntries,
  reportParams,
  type ReportState,
} from "../../../ui/report-state"
import { REPORTS, traitsOf } from "./reports"

/** 销售分析: which report, its state, and which of its rows. */
export type PageState = ReportState & {
  report: SalesReportName
  show: NonNullable<SalesReportParams["show"]>
}

const FIRST: SalesReportName = "sales-by-district"

export const readPageState = (search: URLSearchParams, currentMonth: string): PageState => ({
  ...readReportState(search, currentMonth),
  report: oneOf(REPORTS, search.get("report")) ?? FIRST,
  show: oneOf(["sold", "unsold"] as const, search.get("show")) ?? "all",
})

export const writePageState = (state: PageState, currentMonth: string): URLSearchParams =>
  addressOf([
    ["report", state.report === FIRST ? null : state.report],
    ...reportEntries(state, currentMonth),
    ["show", state.show === "all" ? null : state.show],
  ])

/** What the report is asked; what it would not listen to is left out, so that its file says nothing of it either. */
export function paramsOf(state: PageState): SalesReportParams {
  const { order, compare, ...asked } = reportParams(state)
  const { isByRows, canBeRanked } = traitsOf(state.report)

  return {
    ...asked,
    order: canBeRanked ? order : undefined,
    compare: isByRows ? compare : undefined,
    show: isByRows && state.show !== "all" ? state.show : undefined,
  }
}
