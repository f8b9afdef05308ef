import type { LineParams, SalesReportName, SalesReportParams } from "@baixian/backend/contract"
import { daysAfter, isDay, isMonth, monthOf, monthPeriod, type Period } from "./business-month"
import { readOpened, writeOpened, type OpenedFigure } from "./figure-lines"
import { filterEntries, readFilter } from "./line-filter"
import type { MoneyUnit } from "./money"
import { TREE_LEVELS, type TreeLevel, type TreeSort } from "./report-tree"

/** What every page of a report keeps in its address, so that a link shows a colleague the same page. */
export type ReportState = {
  period: Period
  filter: LineParams
  /** Undefined: the report's own order. */
  order: SalesReportParams["order"]
  compare: NonNullable<SalesReportParams["compare"]>
  unit: MoneyUnit
  columns: "core" | "all"
  sort: TreeSort | null
  /** How far the tree is open; undefined: the report's own way. */
  level: TreeLevel | undefined
  /** Codes of groups turned the other way than `level` says. */
  flipped: ReadonlySet<string>
  /** Part of a name or code: only rows that have it. */
  find: string
  opened: OpenedFigure | null
}

/** Reads an address. What it does not say, or says wrongly (`hasBadPeriod`), is the default: this month, everything, 万元. */
export function readReportState(search: URLSearchParams, currentMonth: string): ReportState {
  return {
    period: readPeriod(search, currentMonth),
    filter: readFilter(search),
    order: oneOf(["code", "rank"] as const, search.get("order")),
    compare: oneOf(["festival"] as const, search.get("compare")) ?? "calendar",
    unit: oneOf(["yuan"] as const, search.get("unit")) ?? "wan",
    columns: oneOf(["all"] as const, search.get("columns")) ?? "core",
    sort: readSort(search.get("sort")),
    level: oneOf(TREE_LEVELS, search.get("level")),
    flipped: new Set(search.get("flip")?.split(",").filter(Boolean) ?? []),
    find: search.get("find")?.slice(0, 64) ?? "",
    opened: readOpened(search.get("open")),
  }
}

export type AddressEntry = [key: string, value: string | null | undefined]

/** What an address says of a report, leaving out what is the default. */
export function reportEntries(state: ReportState, currentMonth: string): AddressEntry[] {
  const month = monthOf(state.period)

  return [
    ["month", month === currentMonth ? null : month],
    ["from", month ? null : state.period.from],
    ["until", month ? null : state.period.until],
    ...filterEntries(state.filter),
    ["order", state.order],
    ["compare", state.compare === "calendar" ? null : state.compare],
    ["unit", state.unit === "wan" ? null : state.unit],
    ["columns", state.columns === "core" ? null : state.columns],
    ["sort", state.sort && (state.sort.descending ? "-" : "") + state.sort.key],
    ["level", state.level],
    ["flip", [...state.flipped].sort().join(",")],
    ["find", state.find],
    ["open", state.opened && writeOpened(state.opened)],
  ]
}

export const addressOf = (entries: AddressEntry[]): URLSearchParams =>
  new URLSearchParams(entries.flatMap(([key, value]) => (value ? [[key, value]] : [])))

/** What the report is asked, for the screen and for its file. */
export const reportParams = ({ period, filter, order, compare }: ReportState) => ({
  ...period,
  ...filter,
  order,
  compare: compare === "calendar" ? undefined : compare,
})

/** What one report hands on to the next: its days, its filter and how money is shown, not how its rows were looked at. */
export type HandedOn = Pick<ReportState, "period" | "filter" | "compare" | "unit">

/** Where a report of 销售分析 stands; its other settings are the defaults. */
export const salesAddress = (report: SalesReportName, handed: HandedOn, currentMonth: string): string =>
  `/reports/sales?${addressOf([["report", report], ...reportEntries(plain(handed), currentMonth)])}`

/** Where 分县销售 stands. */
export const countiesAddress = (handed: HandedOn, currentMonth: string): string =>
  `/reports/sales-by-county?${addressOf(reportEntries(plain(handed), currentMonth))}`

const plain = ({ period, filter, compare, unit }: HandedOn): ReportState => ({
  ...readReportState(new URLSearchParams(), "2000-01"),
  period,
  filter,
  compare,
  unit,
})

const readPeriod = (search: URLSearchParams, currentMonth: string): Period =>
  askedPeriod(search) ?? monthPeriod(currentMonth)

/** Whether an address asks for a period and there is no such period: a thirteenth month, an end before its beginning. */
export const hasBadPeriod = (search: URLSearchParams): boolean =>
  ["month", "from", "until"].some((key) => search.has(key)) && askedPeriod(search) === null

function askedPeriod(search: URLSearchParams): Period | null {
  const from = search.get("from") ?? ""
  const until = search.get("until") ?? ""
  if (isDay(from) && isDay(until) && from < until) return { from, until }

  const month = search.get("month") ?? ""

  return isMonth(month) ? monthPeriod(month) : null
}

function readSort(text: string | null): TreeSort | null {
  if (!text) return null

  return text.startsWith("-") ? { key: text.slice(1), descending: true } : { key: text, descending: false }
}

export function oneOf<Value extends string>(
  values: readonly Value[],
  text: string | null
): Value | undefined {
  return values.find((value) => value === text)
}

/** A click on a heading: largest first, then smallest first, then the report's own order. */
export function nextSort(current: TreeSort | null, key: string): TreeSort | null {
  if (current?.key !== key) return { key, descending: true }

  return current.descending ? { key, descending: false } : null
}

/** What a person types is the last day included; a period ends before the day after it. */
export const untilOf = (lastDay: string): string => daysAfter(lastDay, 1)
export const lastDayOf = (period: Period): string => daysAfter(period.until, -1)
