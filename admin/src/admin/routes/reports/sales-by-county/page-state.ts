import type { SalesByCountyParams } from "@baixian/backend/contract"
import { daysAfter, isDay, isMonth, monthOf, monthPeriod, type Period } from "../../../ui/business-month"
import { readOpened, writeOpened, type OpenedFigure } from "../../../ui/figure-lines"
import type { MoneyUnit } from "../../../ui/money"
import type { TreeLevel, TreeSort } from "../../../ui/report-tree"

/** All that the page shows is in its address, so that a link shows a colleague the same page. */
export type PageState = {
  period: Period
  line: SalesByCountyParams["line"]
  source: SalesByCountyParams["source"]
  order: "code" | "rank"
  unit: MoneyUnit
  columns: "core" | "all"
  /** Only counties that are red by the sales plan. */
  onlyRed: boolean
  sort: TreeSort | null
  level: TreeLevel
  /** Codes of places turned the other way than `level` says. */
  flipped: ReadonlySet<string>
  opened: OpenedFigure | null
}

const LINES = ["online", "offline"] as const
const SOURCES = ["order", "till", "filing", "fair", "group"] as const
const LEVELS = ["province", "prefecture", "county"] as const

/** Reads an address. What it does not say, or says wrongly, is the default: this month, every county, 万元. */
export function readPageState(search: URLSearchParams, currentMonth: string): PageState {
  return {
    period: readPeriod(search, currentMonth),
    line: oneOf(LINES, search.get("line")),
    source: oneOf(SOURCES, search.get("source")),
    order: oneOf(["rank"] as const, search.get("order")) ?? "code",
    unit: oneOf(["yuan"] as const, search.get("unit")) ?? "wan",
    columns: oneOf(["all"] as const, search.get("columns")) ?? "core",
    onlyRed: search.get("only") === "red",
    sort: readSort(search.get("sort")),
    level: oneOf(LEVELS, search.get("level")) ?? "county",
    flipped: new Set(search.get("flip")?.split(",").filter(Boolean) ?? []),
    opened: readOpened(search.get("open")),
  }
}

/** Writes an address, leaving out what is the default. */
export function writePageState(state: PageState, currentMonth: string): URLSearchParams {
  const month = monthOf(state.period)
  const entries: [string, string | null | undefined][] = [
    ["month", month === currentMonth ? null : month],
    ["from", month ? null : state.period.from],
    ["until", month ? null : state.period.until],
    ["line", state.line],
    ["source", state.source],
    ["order", state.order === "code" ? null : state.order],
    ["unit", state.unit === "wan" ? null : state.unit],
    ["columns", state.columns === "core" ? null : state.columns],
    ["only", state.onlyRed ? "red" : null],
    ["sort", state.sort && (state.sort.descending ? "-" : "") + state.sort.key],
    ["level", state.level === "county" ? null : state.level],
    ["flip", [...state.flipped].sort().join(",")],
    ["open", state.opened && writeOpened(state.opened)],
  ]

  return new URLSearchParams(entries.flatMap(([key, value]) => (value ? [[key, value]] : [])))
}

function readPeriod(search: URLSearchParams, currentMonth: string): Period {
  const from = search.get("from") ?? ""
  const until = search.get("until") ?? ""
  if (isDay(from) && isDay(until) && from < until) return { from, until }

  const month = search.get("month") ?? ""

  return monthPeriod(isMonth(month) ? month : currentMonth)
}

function readSort(text: string | null): TreeSort | null {
  if (!text) return null

  return text.startsWith("-") ? { key: text.slice(1), descending: true } : { key: text, descending: false }
}

function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | undefined {
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
