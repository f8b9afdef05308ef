import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { ReportRow, SalesReport } from "../../contract"
import { monthSums } from "../../modules/ledger/sums"
import { addDays, addMonths, firstDayOf, monthOf, type BusinessMonth } from "../../values/business-day"
import { aboutReport } from "../about"
import { column } from "../columns"
import { change } from "../figures"
import { filterNames } from "../filter-names"
import { lineFilter, lineParams } from "../line-query"
import { comparedPeriods, monthsUntil } from "../periods"
import { placesAt } from "../places"
import type { SalesRowsQuery } from "../sales-rows"
import type { Scope } from "../scope"

const MONTHS = 24

/** 月度走势: the 24 months up to the one the period ends in, each whole, with a subtotal by year. `from` says nothing here. */
export async function salesTrend(
  container: MedusaContainer,
  query: SalesRowsQuery,
  scope: Scope,
  now: Date
): Promise<SalesReport> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const last = monthOf(addDays(query.until, -1))
  const months = monthsUntil(last, MONTHS)
  const [first] = months
  const period = { from: firstDayOf(first!), until: firstDayOf(addMonths(last, 1)) }
  const filter = await lineFilter(container, query, await placesAt(container, query.until), scope)
  // A year more, for what each month is compared with.
  const read = { from: firstDayOf(addMonths(first!, -12)), until: period.until }
  const [sums, about, names] = await Promise.all([
    monthSums(db, read, filter),
    aboutReport(container, comparedPeriods(period), { filter, scope, query }, now),
    filterNames(container, query),
  ])
  return {
    report: "sales-trend",
    params: { ...period, ...lineParams(query) },
    columns: [
      column("row_no", "integer", "序号"),
      column("name", "text", "月份", "month"),
      column("period_net_fen", "fen", "销售额", "sales"),
      column("last_year_fen", "fen", "上年同月"),
      column("mom", "ratio", "环比"),
      column("yoy", "ratio", "同比"),
      column("ytd_net_fen", "fen", "本年累计"),
      column("ytd_yoy", "ratio", "累计同比"),
      column("quantity", "integer", "数量", "pieces"),
    ],
    rows: trendRows(months, sums),
    opens: {
      rows: { item: "days", group: "days", total: "all" },
      columns: {
        period_net_fen: { span: "period" },
        quantity: { span: "period", measure: "quantity" },
      },
    },
    names,
    compared: null,
    about,
  }
}

type MonthSums = { month: string; net_fen: number; quantity: number }

/** Rows of months with a subtotal after each year's last; pure. */
export function trendRows(months: readonly BusinessMonth[], sums: readonly MonthSums[]): ReportRow[] {
  const sumOf = new Map(sums.map((row) => [row.month, row]))
  const fen = (month: string) => sumOf.get(month)?.net_fen ?? 0
  // A month without a single line was not recorded, which is not the same as nothing sold.
  const recordedFen = (month: string) => sumOf.get(month)?.net_fen ?? null
  const yearToMonth = (month: BusinessMonth): number =>
    monthsOfYear(month).reduce((sum, each) => sum + fen(each), 0)
  const rows: ReportRow[] = []
  const add = (
    level: "group" | "total",
    code: string,
    name: [string, string],
    own: readonly BusinessMonth[]
  ) =>
    rows.push({
      level,
      code,
      name: name[0],
      name_en: name[1],
      parent_code: null,
      row_no: null,
      ...daysOf(own),
      period_net_fen: own.reduce((sum, month) => sum + fen(month), 0),
      last_year_fen: null,
      mom: null,
      yoy: null,
      ytd_net_fen: null,
      ytd_yoy: null,
      quantity: own.reduce((sum, month) => sum + (sumOf.get(month)?.quantity ?? 0), 0),
    })

  months.forEach((month, index) => {
    const year = month.slice(0, 4)
    rows.push({
      level: "item",
      code: month,
      name: `${year}年${Number(month.slice(5))}月`,
      name_en: month,
      parent_code: year,
      row_no: index + 1,
      ...daysOf([month]),
      period_net_fen: fen(month),
      last_year_fen: recordedFen(addMonths(month, -12)),
      mom: change(fen(month), fen(addMonths(month, -1))),
      yoy: change(fen(month), fen(addMonths(month, -12))),
      ytd_net_fen: yearToMonth(month),
      ytd_yoy: change(yearToMonth(month), yearToMonth(addMonths(month, -12))),
      quantity: sumOf.get(month)?.quantity ?? 0,
    })
    if (index === months.length - 1 || months[index + 1]!.slice(0, 4) !== year) {
      add(
        "group",
        year,
        [`${year}年`, year],
        months.filter((each) => each.startsWith(year))
      )
    }
  })
  add("total", "total", ["合计", "Total"], months)
  return rows
}

function monthsOfYear(month: BusinessMonth): BusinessMonth[] {
  return monthsUntil(month, Number(month.slice(5)))
}

const daysOf = (months: readonly BusinessMonth[]) => ({
  from: firstDayOf(months[0]!),
  until: firstDayOf(addMonths(months.at(-1)!, 1)),
})
