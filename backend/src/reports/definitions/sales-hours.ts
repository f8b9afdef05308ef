import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { ReportColumn, ReportRow, SalesReport } from "../../contract"
import { sumsBy } from "../../modules/ledger/sums"
import { aboutReport } from "../about"
import { column } from "../columns"
import { filterNames } from "../filter-names"
import { lineFilter, lineParams } from "../line-query"
import { comparedPeriods } from "../periods"
import { placesAt } from "../places"
import type { SalesRowsQuery } from "../sales-rows"
import type { Scope } from "../scope"

const WEEKDAYS = [
  ["周一", "Mon"],
  ["周二", "Tue"],
  ["周三", "Wed"],
  ["周四", "Thu"],
  ["周五", "Fri"],
  ["周六", "Sat"],
  ["周日", "Sun"],
] as const

/**
 * 时段分布: net sales of the period by hour of the day in Shanghai and day of the week; `point` for one point's pattern. What
 * was filed has a day and no hour, and stands in a row of its own.
 */
export async function salesHours(
  container: MedusaContainer,
  query: SalesRowsQuery,
  scope: Scope,
  now: Date
): Promise<SalesReport> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { from, until } = query
  const period = { from, until }
  const filter = await lineFilter(container, query, await placesAt(container, until), scope)
  const same = {
    period,
    before: period,
    last_year: period,
    year: period,
    previous_year: period,
    year_before: period,
  }
  const [sums, about, names] = await Promise.all([
    sumsBy(db, ["weekday", "hour", "source"], same, filter),
    aboutReport(container, comparedPeriods(period), { filter, scope, query }, now),
    filterNames(container, query),
  ])
  return {
    report: "sales-hours",
    params: { from, until, ...lineParams(query) },
    columns: [
      column("row_no", "integer", "序号"),
      column("name", "text", "时段", "hour"),
      ...WEEKDAYS.map(([zh, en], index): ReportColumn => ({
        ...column(`weekday_${index + 1}`, "fen", zh),
        label_en: en,
      })),
      column("period_net_fen", "fen", "合计", "sum"),
      column("quantity", "integer", "数量", "pieces"),
    ],
    rows: hourRows(
      sums.map(({ weekday, hour, source, period_fen, period_quantity }) => ({
        weekday: Number(weekday),
        hour: source === "filing" ? null : Number(hour),
        net_fen: period_fen,
        quantity: period_quantity,
      }))
    ),
    // The ledger is not asked by the hour: only the whole is opened.
    opens: {
      rows: { total: "all" },
      columns: { period_net_fen: { span: "period" }, quantity: { span: "period", measure: "quantity" } },
    },
    names,
    compared: null,
    about,
  }
}

/** `hour`: null where no hour is known. */
type HourSum = { weekday: number; hour: number | null; net_fen: number; quantity: number }

/** 24 rows, one of what has no hour if there is any, and their total; pure. */
export function hourRows(sums: readonly HourSum[]): ReportRow[] {
  const row = (level: "item" | "total", code: string, names: [string, string], own: readonly HourSum[]) => ({
    level,
    code,
    name: names[0],
    name_en: names[1],
    parent_code: null,
    ...Object.fromEntries(
      WEEKDAYS.map((_, index) => [
        `weekday_${index + 1}`,
        own.filter(({ weekday }) => weekday === index + 1).reduce((sum, { net_fen }) => sum + net_fen, 0),
      ])
    ),
    period_net_fen: own.reduce((sum, { net_fen }) => sum + net_fen, 0),
    quantity: own.reduce((sum, { quantity }) => sum + quantity, 0),
  })
  const rows = Array.from({ length: 24 }, (_, hour) => {
    const from = String(hour).padStart(2, "0")
    const name = `${from}:00–${String(hour + 1).padStart(2, "0")}:00`
    return row(
      "item",
      from,
      [name, name],
      sums.filter((sum) => sum.hour === hour)
    )
  })
  const without = sums.filter(({ hour }) => hour === null)
  if (without.length > 0)
    rows.push(row("item", "filing", ["填报（无时刻）", "Filed, hour not known"], without))
  return [
    ...rows.map((each, index) => ({ ...each, row_no: index + 1 })),
    { ...row("total", "total", ["合计", "Total"], sums), row_no: null },
  ]
}
