import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { ReportColumn, ReportRow, SalesByCountyReport } from "../contract"
import { addSums, originSums, type OriginSums, withoutBases } from "../modules/ledger/sums"
import { businessDay, BusinessDay } from "../values/business-day"
import { aboutReport } from "./about"
import { column } from "./columns"
import { countyTree, type TreeRow } from "./county-tree"
import { ReportFormat } from "./files/report-format"
import { change, rankChange, ranks, ratio } from "./figures"
import { filterNames } from "./filter-names"
import { coverageOfRows, goodsOf, originGoods, type OriginGoods, rowKey } from "./origin-goods"
import { lineFilter, lineParams, lineQuery } from "./line-query"
import { placeRows, salesColumns } from "./opens"
import { asOf, COMPARE, comparedDays, comparedPeriods } from "./periods"
import { placesAt, placesListed, type PlacesOnDay } from "./places"
import type { Scope } from "./scope"
import { targetProgress } from "./target-progress"
import { yearTargets, type YearTargets } from "./targets"
import { said } from "../values/said"

/** 分县销售: what each county sold, against last month, last year and its target (domain.md §11). */
export const SalesByCountyQuery = z
  .strictObject({
    from: BusinessDay,
    until: BusinessDay,
    order: z.enum(["code", "rank"]).default("code"),
    compare: z.enum(COMPARE).default("calendar"),
    ...lineQuery,
    format: ReportFormat,
  })
  .refine(({ from, until }) => from < until, {
    path: ["until"],
    message: said(
      "结束日期要晚于开始日期；`until` 是期间之后的第一天。",
      "The period must end after it begins; `until` is the first day that is not in it."
    ),
  })
export type SalesByCountyQuery = z.infer<typeof SalesByCountyQuery>

/** One definition for screen, file and paper: same columns, same order. */
export const salesByCountyColumns: ReportColumn[] = [
  column("row_no", "integer", "序号"),
  column("province", "text", "省"),
  column("prefecture", "text", "州市"),
  column("county", "text", "县"),
  column("code", "code", "代码"),
  column("in_98", "flag", "是否98县"),
  column("paired_district", "text", "结对区"),
  column("annual_target_fen", "fen", "年度目标"),
  column("period_net_fen", "fen", "本期销售额"),
  column("mom", "ratio", "环比"),
  column("yoy", "ratio", "同比"),
  column("ytd_net_fen", "fen", "本年累计"),
  column("ytd_yoy", "ratio", "累计同比"),
  column("completion_rate", "ratio", "完成率"),
  column("schedule_rate", "ratio", "时序进度"),
  column("schedule_gap_points", "points", "进度差"),
  column("share", "ratio", "占比"),
  column("rank", "rank", "排名"),
  column("rank_change", "integer", "排名变动"),
  column("procurement_fen", "fen", "其中采购"),
  column("assisted_sale_fen", "fen", "其中帮销"),
  column("catalogue_fen", "fen", "其中百县百品"),
  column("recorded_fen", "fen", "其中系统记录"),
  column("filed_fen", "fen", "其中填报"),
  column("active_items", "integer", "在售单品数"),
  column("sell_through_rate", "ratio", "动销率"),
  column("locations_selling", "integer", "网点覆盖数"),
  column("quantity", "integer", "本期数量"),
]

/** What is known of all sales of a place and not of a part of them: what was promised, what lies on the shelves. */
const OF_ALL_SALES: ReadonlySet<string> = new Set([
  "annual_target_fen",
  "completion_rate",
  "schedule_rate",
  "schedule_gap_points",
  "active_items",
  "sell_through_rate",
  "locations_selling",
])
const NO_TARGETS: YearTargets = { plan: null, byCode: new Map() }
const NO_GOODS: OriginGoods = { on_shelf: new Map(), sold: new Map() }

export async function salesByCounty(
  container: MedusaContainer,
  query: Omit<SalesByCountyQuery, "format">,
  scope: Scope,
  now: Date
): Promise<SalesByCountyReport> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const periods = comparedPeriods({ from: query.from, until: query.until }, query.compare)
  const as_of = asOf(query.until, businessDay(now))
  const places = await placesAt(container, query.until)
  const filter = await lineFilter(container, query, places, scope)
  const isPart = scope !== "all" || Object.keys(lineParams(query)).length > 0
  const year = Number(periods.year.from.slice(0, 4))
  const [targets, sums, goods, about, names] = await Promise.all([
    isPart ? NO_TARGETS : yearTargets(container, { year, measure: "sales", as_of }),
    originSums(db, periods, filter),
    isPart ? NO_GOODS : originGoods(db, periods.period),
    aboutReport(container, periods, { filter, scope, query }, now),
    filterNames(container, query),
  ])
  const { from, until, order, compare } = query
  const compared = from > businessDay(now) ? withoutBases(sums) : sums
  const figures = { places: placesListed(places, query.origin, scope), targets, sums: compared, order }
  const tree = treeOf(figures)
  const coverage = isPart ? null : await coverageOfRows(db, periods.period, tree)
  const isShown = ({ key }: ReportColumn) =>
    !(isPart && OF_ALL_SALES.has(key)) && !(coverage === null && key === "locations_selling")

  return {
    report: "sales-by-county",
    params: { from, until, order, compare, ...lineParams(query) },
    columns: salesByCountyColumns.filter(isShown),
    rows: salesByCountyRows({ ...figures, tree, goods, coverage }),
    about,
    plan: targets.plan,
    opens: { rows: placeRows, columns: salesColumns },
    names,
    compared: comparedDays(periods),
  }
}

type Figures = {
  places: PlacesOnDay
  targets: YearTargets
  sums: readonly OriginSums[]
  order: "code" | "rank"
}

const yearOf = (sums: readonly OriginSums[]) => {
  const amounts = new Map(sums.map(({ origin_code, year_fen }) => [origin_code, year_fen]))
  return (code: string) => amounts.get(code) ?? 0
}

function treeOf({ places, targets, sums, order }: Figures): TreeRow[] {
  const withFigures = new Set([...sums.map(({ origin_code }) => origin_code), ...targets.byCode.keys()])
  return countyTree(places, withFigures, order === "rank" ? yearOf(sums) : undefined)
}

/** The rows from the figures; pure, so that every rule of the table can be tested without a database. */
export function salesByCountyRows({
  tree,
  goods = NO_GOODS,
  coverage = null,
  ...figures
}: Figures & {
  tree?: TreeRow[]
  goods?: OriginGoods
  coverage?: ReadonlyMap<string, number> | null
}): ReportRow[] {
  const { places, targets } = figures
  const sumOf = new Map(figures.sums.map((row) => [row.origin_code, row]))
  const amount = yearOf(figures.sums)
  const rows = tree ?? treeOf(figures)

  const counties = rows.filter((row) => row.level === "county")
  const rankNow = ranks(new Map(counties.map(({ code }) => [code, amount(code)])))
  const rankBefore = ranks(new Map(counties.map(({ code }) => [code, sumOf.get(code)?.year_before_fen ?? 0])))
  const total_fen = figures.sums.reduce((sum, row) => sum + row.year_fen, 0)
  const names = new Map(places.places.map((place) => [place.code, place]))

  let row_no = 0
  return rows.map((row) => {
    const sums = addSums(row.codes.flatMap((code) => sumOf.get(code) ?? []))
    const progress = targetProgress(sums.year_fen, row.codes, targets)
    const rank = row.level === "county" ? (rankNow.get(row.code) ?? null) : null
    const paired = row.level === "county" ? pairedDistricts(row.code, places) : null
    if (row.level === "county") row_no += 1

    return {
      level: row.level,
      code: row.code,
      name: row.name,
      name_en: row.name_en,
      parent_code: row.parent_code,
      row_no: row.level === "county" ? row_no : null,
      ...titles(row, names),
      in_98: row.level === "county" ? places.in_98.has(row.code) : null,
      paired_district: paired,
      annual_target_fen: progress.annual_target_fen,
      period_net_fen: sums.period_fen,
      mom: change(sums.period_fen, sums.before_fen),
      yoy: change(sums.period_fen, sums.last_year_fen),
      ytd_net_fen: sums.year_fen,
      ytd_yoy: change(sums.year_fen, sums.previous_year_fen),
      completion_rate: progress.completion_rate,
      schedule_rate: progress.schedule_rate,
      schedule_gap_points: progress.schedule_gap_points,
      share: ratio(sums.year_fen, total_fen),
      rank,
      rank_change: rankChange(rank, rankBefore.get(row.code)),
      procurement_fen: sums.year_procurement_fen,
      assisted_sale_fen: sums.year_fen - sums.year_procurement_fen,
      catalogue_fen: sums.year_catalogue_fen,
      recorded_fen: sums.year_fen - sums.year_filed_fen,
      filed_fen: sums.year_filed_fen,
      ...goodsOf(row.codes, goods),
      locations_selling: coverage ? (coverage.get(rowKey(row)) ?? 0) : null,
      quantity: sums.period_quantity,
    }
  })
}

/** The paired districts of a county: its own pairings, or its prefecture's. */
function pairedDistricts(code: string, places: PlacesOnDay): string | null {
  const parent = places.places.find((place) => place.code === code)?.parent_code
  const own = places.paired.get(code) ?? (parent ? places.paired.get(parent) : undefined)
  return own?.join("、") ?? null
}

function titles(row: TreeRow, names: ReadonlyMap<string, { name: string; parent_code: string | null }>) {
  const blank = { province: null, prefecture: null, county: null }
  const nameOf = (code: string | null | undefined) => (code ? (names.get(code)?.name ?? null) : null)
  if (row.level === "province") return { ...blank, province: row.name }
  if (row.level === "prefecture") return { ...blank, province: nameOf(row.parent_code), prefecture: row.name }
  if (row.level !== "county") return { ...blank, province: row.name }

  const province = names.get(row.parent_code ?? "")?.parent_code
  return {
    province: nameOf(province ?? row.parent_code),
    prefecture: nameOf(row.parent_code),
    county: row.name,
  }
}
