import { addressOf, readReportState, reportEntries, type ReportState } from "../../../ui/report-state"

/** 分县销售: a report's state, and whether only counties that are red by the sales plan are shown. */
export type PageState = ReportState & { onlyRed: boolean }

export const readPageState = (search: URLSearchParams, currentMonth: string): PageState => ({
  ...readReportState(search, currentMonth),
  onlyRed: search.get("only") === "red",
})

export const writePageState = (state: PageState, currentMonth: string): URLSearchParams =>
  addressOf([...reportEntries(state, currentMonth), ["only", state.onlyRed ? "red" : null]])
