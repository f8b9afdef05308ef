import type { LineParams, SalesLinesQuery } from "@baixian/backend/contract"
import type { LedgerParams } from "../../api/sales-lines"
import { isMonth, monthOf, monthPeriod, type Period } from "../../ui/business-month"
import { filterEntries, isNarrowed, readFilter } from "../../ui/line-filter"
import { addressOf, oneOf, readReportState } from "../../ui/report-state"

/** Which lines 台账 shows; all of it is in its address. */
export type LedgerState = {
  period: Period
  filter: LineParams
  /** A closing row of the reports by county. */
  row: SalesLinesQuery["row"]
  /** A document's number: its lines of whatever day. */
  find: string
  /** A closed month: what came too late for it, whatever day that was. */
  lateFor: string | null
}

export const LEDGER_ROWS = ["list", "outside", "unrefined", "unknown"] as const

/** Reads an address. What it does not say, or says wrongly, is the default: every line of this month. */
export function readLedgerState(search: URLSearchParams, currentMonth: string): LedgerState {
  const late = search.get("late_for") ?? ""

  return {
    period: readReportState(search, currentMonth).period,
    filter: readFilter(search),
    row: oneOf(LEDGER_ROWS, search.get("row")),
    find: search.get("find")?.slice(0, 64) ?? "",
    lateFor: isMonth(late) ? late : null,
  }
}

/** Writes an address, leaving out what is the default. */
export function writeLedgerState(state: LedgerState, currentMonth: string): URLSearchParams {
  const month = monthOf(state.period)

  return addressOf([
    ["month", month === currentMonth ? null : month],
    ["from", month ? null : state.period.from],
    ["until", month ? null : state.period.until],
    ...filterEntries(state.filter),
    ["row", state.row],
    ["find", state.find],
    ["late_for", state.lateFor],
  ])
}

/** Days do not narrow a document, nor what came late: its lines are of later months than the one it is late for. */
export const hasDays = ({ find, lateFor }: LedgerState): boolean => find === "" && lateFor === null

/** The question to `GET /admin/sales-lines`, for the screen and for the file alike. */
export function ledgerParams(state: LedgerState): LedgerParams {
  const { period, filter, row, find, lateFor } = state

  return {
    ...(hasDays(state) ? period : {}),
    ...filter,
    // Who belongs to a closing row is a matter of the period's last day.
    ...(row ? { row, until: period.until } : {}),
    order_id: find === "" ? undefined : find,
    late_for: lateFor ?? undefined,
  }
}

/** Whether there is something to clear besides the days. */
export const isLedgerNarrowed = (state: LedgerState): boolean =>
  isNarrowed(state.filter) || state.row !== undefined || !hasDays(state)

/** Everything cleared but the days. */
export const cleared = (): Omit<LedgerState, "period"> => ({
  filter: {},
  row: undefined,
  find: "",
  lateFor: null,
})

export const thisMonth = (currentMonth: string): Pick<LedgerState, "period"> => ({
  period: monthPeriod(currentMonth),
})
