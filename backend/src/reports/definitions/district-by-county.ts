import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { ReportColumn, SalesReport } from "../../contract"
import { NONE } from "../../modules/ledger/line-filter"
import { sumsBy } from "../../modules/ledger/sums"
import { NETWORK_MODULE } from "../../modules/network"
import type NetworkModuleService from "../../modules/network/service"
import { aboutReport } from "../about"
import { column } from "../columns"
import { countyTree } from "../county-tree"
import { filterNames, noneNames } from "../filter-names"
import { lineFilter, lineParams } from "../line-query"
import { placeRows } from "../opens"
import { comparedPeriods } from "../periods"
import { placesAt, placesListed } from "../places"
import { pointsByCode, type ReportedPoint } from "../points"
import type { SalesRowsQuery } from "../sales-rows"
import type { Scope } from "../scope"
import { isInScope } from "../scoped-query"

const keyOf = (district: string) => `district_${district}`

/** 区县交叉: which district sold how much of which county in the period; rows as in 分县销售, a column for each district. */
export async function districtByCounty(
  container: MedusaContainer,
  query: SalesRowsQuery,
  scope: Scope,
  now: Date
): Promise<SalesReport> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const network = container.resolve<NetworkModuleService>(NETWORK_MODULE)
  const periods = comparedPeriods({ from: query.from, until: query.until }, query.compare)
  const places = await placesAt(container, query.until)
  const filter = await lineFilter(container, query, places, scope)
  const [districts, pointOf, sums, about, names] = await Promise.all([
    network.listDistricts({}, { take: null, order: { code: "ASC" } }),
    scope === "all" ? new Map<string, ReportedPoint>() : pointsByCode(db),
    sumsBy(db, ["origin_code", "district_code"], onlyThePeriod(periods.period), filter),
    aboutReport(container, periods, { filter, scope, query }, now),
    filterNames(container, query),
  ])
  const known = new Set(districts.map(({ code }) => code))
  const strange = [...new Set(sums.map((row) => row.district_code ?? NONE))].filter(
    (code) => code !== NONE && !known.has(code)
  )
  const columns: { code: string; zh: string; en: string }[] = [
    ...districts.map(({ code, name_zh, name_en }) => ({ code, zh: name_zh, en: name_en })),
    ...strange.map((code) => ({ code, zh: code, en: code })),
    { code: NONE, zh: noneNames.district.name, en: noneNames.district.name_en },
  ].filter(
    ({ code }) =>
      (query.district === undefined || query.district === code) &&
      isInScope({ ...lineParams(query), district: code }, scope, { tree: places, pointOf })
  )
  const cells = new Map(
    sums.map((row) => [`${row.origin_code}/${row.district_code ?? NONE}`, row.period_fen])
  )
  const { order = "code" } = query
  const withFigures = new Set(sums.map(({ origin_code }) => origin_code))
  const amount = (code: string) =>
    columns.reduce((sum, { code: district }) => sum + (cells.get(`${code}/${district}`) ?? 0), 0)
  let row_no = 0
  const rows = countyTree(
    placesListed(places, query.origin, scope),
    withFigures,
    order === "rank" ? amount : undefined
  ).map(({ codes, ...row }) => ({
    ...row,
    row_no: row.level === "county" ? ++row_no : null,
    ...Object.fromEntries(
      columns.map(({ code: district }) => [
        keyOf(district),
        codes.reduce((sum, code) => sum + (cells.get(`${code}/${district}`) ?? 0), 0),
      ])
    ),
    period_net_fen: codes.reduce((sum, code) => sum + amount(code), 0),
  }))
  const { from, until } = query
  return {
    report: "district-by-county",
    params: { from, until, order, ...lineParams(query) },
    columns: [
      column("row_no", "integer", "序号"),
      column("name", "text", "产地"),
      column("code", "code", "代码"),
      column("period_net_fen", "fen", "合计", "sum"),
      ...columns.map(({ code, zh, en }): ReportColumn => ({
        ...column(keyOf(code), "fen", zh),
        label_en: en,
      })),
    ],
    rows,
    opens: {
      rows: placeRows,
      columns: {
        period_net_fen: { span: "period" },
        ...Object.fromEntries(
          columns.map(({ code }) => [keyOf(code), { span: "period" as const, narrowed: { district: code } }])
        ),
      },
    },
    names,
    compared: null,
    about,
  }
}

/** Nothing is compared here, and days that nobody asks for need not be read. */
function onlyThePeriod(period: { from: string; until: string }) {
  return {
    period,
    before: period,
    last_year: period,
    year: period,
    previous_year: period,
    year_before: period,
  }
}
