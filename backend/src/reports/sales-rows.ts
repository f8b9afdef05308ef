import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type {
  LineParams,
  ReportColumn,
  ReportRow,
  ReportOpens,
  SalesReport,
  SalesRowsReportName,
} from "../contract"
import { NONE } from "../modules/ledger/line-filter"
import { addSums, NO_SUMS, type RowKey, type Sums, sumsBy, withoutBases } from "../modules/ledger/sums"
import { businessDay, BusinessDay } from "../values/business-day"
import { aboutReport } from "./about"
import { column } from "./columns"
import { change, rankChange, ranks, ratio } from "./figures"
import { filterNames } from "./filter-names"
import { ReportFormat } from "./files/report-format"
import { lineFilter, lineParams, lineQuery, type LineQuery } from "./line-query"
import { salesColumns } from "./opens"
import { COMPARE, comparedDays, comparedPeriods } from "./periods"
import { placesAt } from "./places"
import { pointsByCode, type ReportedPoint } from "./points"
import { type OriginCodes, originsOfRow } from "./row-origins"
import type { Scope } from "./scope"
import { isInScope } from "./scoped-query"
import { said } from "../values/said"

/** What a report by rows may be asked: a period, what it is narrowed to, and which rows in which order. */
export const SalesRowsQuery = z
  .strictObject({
    from: BusinessDay,
    until: BusinessDay,
    /** `code`: as the office lists them; `rank`: by the year's sales, largest first. */
    order: z.enum(["code", "rank"]).optional(),
    compare: z.enum(COMPARE).default("calendar"),
    /** Only what was sold in the period, or only what was not. */
    show: z.enum(["all", "sold", "unsold"]).default("all"),
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
export type SalesRowsQuery = z.infer<typeof SalesRowsQuery>

/** One row before it has figures. `group` is the code of the subtotal it stands under. */
export type ReportItem = {
  code: string
  name: string
  name_en: string
  group?: string
  /** What else names it, under the keys of the report's `head`. */
  cells?: Record<string, string | null>
  /** What it is today: whoever asks for another district, category or origin does not miss it in the list. */
  is?: LineParams
  /** Stands in the list although nothing was sold. */
  is_listed: boolean
}
export type ReportGroup = { code: string; name: string; name_en: string }

export type ReportedItems = {
  items: ReportItem[]
  /** In print order; without groups all items stand under the total. */
  groups?: ReportGroup[]
  /** The item that a ledger key belongs to, where it is not the key itself. */
  itemOf?: (key: string) => string
  /** What to call a code that has figures and is not among the items. */
  nameUnknown: (code: string) => Pick<ReportItem, "name" | "name_en" | "group" | "cells">
}

/** A report of one row per thing that sold or could have. Everything about it follows from its definition. */
export type SalesRowsDefinition = {
  report: SalesRowsReportName
  /** What the ledger tells its rows apart by. */
  key: RowKey
  /** Columns that name a row, between its number and its code. */
  head: readonly ReportColumn[]
  /** The rows' codes are ones that people know, and not an id of ours. */
  has_codes?: boolean
  /** Which parameter of the ledger a row's code goes into, by the row's level. */
  opens: ReportOpens["rows"]
  order: "code" | "rank"
  list: (container: MedusaContainer) => Promise<ReportedItems>
}

const measures: readonly ReportColumn[] = [
  column("period_net_fen", "fen", "本期销售额"),
  column("mom", "ratio", "环比"),
  column("yoy", "ratio", "同比"),
  column("ytd_net_fen", "fen", "本年累计"),
  column("ytd_yoy", "ratio", "累计同比"),
  column("share", "ratio", "占比"),
  column("rank", "rank", "排名"),
  column("rank_change", "integer", "排名变动"),
  column("procurement_fen", "fen", "其中采购"),
  column("assisted_sale_fen", "fen", "其中帮销"),
  column("catalogue_fen", "fen", "其中百县百品"),
  column("recorded_fen", "fen", "其中系统记录"),
  column("filed_fen", "fen", "其中填报"),
  column("quantity", "integer", "本期数量"),
]

/** The report of a definition; 404 when no counting rule holds on the period's last day. */
export async function salesRows(
  container: MedusaContainer,
  definition: SalesRowsDefinition,
  query: SalesRowsQuery,
  scope: Scope,
  now: Date
): Promise<SalesReport> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const periods = comparedPeriods({ from: query.from, until: query.until }, query.compare)
  const places = await placesAt(container, query.until)
  const filter = await lineFilter(container, query, places, scope)
  const [all, pointOf, sums, about, names] = await Promise.all([
    definition.list(container),
    scope === "all" ? new Map<string, ReportedPoint>() : pointsByCode(db),
    sumsBy(db, [definition.key], periods, filter),
    aboutReport(container, periods, { filter, scope, query }, now),
    filterNames(container, query),
  ])
  const origins = query.origin ? originsOfRow({ origin: query.origin }, places) : null
  const isOwn = (params: LineParams) =>
    isInScope({ ...lineParams(query), ...params }, scope, { tree: places, pointOf })
  const listed = listedFor(all, definition.opens.item, { ...query, origins }, isOwn)
  const { from, until, compare, show } = query
  const order = query.order ?? definition.order
  const compared = from > businessDay(now) ? withoutBases(sums) : sums
  return {
    report: definition.report,
    params: { from, until, order, compare, show, ...lineParams(query) },
    columns: [
      column("row_no", "integer", "序号"),
      ...definition.head,
      ...(definition.has_codes ? [column("code", "code", "代码")] : []),
      ...measures,
    ],
    rows: rowsOf(listed, sumsOfItems(definition.key, listed, compared), { order, show }),
    opens: { rows: { ...definition.opens, total: "all" }, columns: salesColumns },
    names,
    compared: comparedDays(periods),
    about,
  }
}

/**
 * The list as it is asked for: a point of another district has not sold nothing in this one, it is not in it. Nor is what is
 * not the asker's own. What has figures all the same, because it moved, is shown by its figures. Pure.
 */
export function listedFor(
  listed: ReportedItems,
  parameter: ReportOpens["rows"]["item"],
  { origins, ...query }: LineQuery & { origins: OriginCodes | null },
  isOwn: (params: LineParams) => boolean = () => true
): ReportedItems {
  const isAsked = ({ code, is }: ReportItem): boolean => {
    const params: LineParams = { ...is, ...(parameter ? { [parameter]: code } : {}) }
    if (!isOwn(params)) return false
    const { origin, ...own } = params
    if (origin !== undefined && origins && "only" in origins && !origins.only.includes(origin)) return false
    return Object.entries(own).every(([name, value]) => {
      const wanted = query[name as keyof LineParams]
      return wanted === undefined || wanted === value
    })
  }
  return {
    ...listed,
    items: listed.items.map((item) => ({ ...item, is_listed: item.is_listed && isAsked(item) })),
  }
}

function sumsOfItems(
  key: RowKey,
  { itemOf }: ReportedItems,
  sums: readonly (Partial<Record<RowKey, unknown>> & Sums)[]
): Map<string, Sums> {
  const parts = new Map<string, Sums[]>()
  for (const row of sums) {
    const code = String(row[key] ?? NONE)
    const item = itemOf?.(code) ?? code
    parts.set(item, [...(parts.get(item) ?? []), row])
  }
  return new Map([...parts].map(([code, rows]) => [code, addSums(rows)]))
}

/**
 * Items in their order with a subtotal after each group, then the total, which holds every item whatever is shown. Pure,
 * so that the rules can be tested without a database.
 */
export function rowsOf(
  { items, groups, nameUnknown }: ReportedItems,
  sums: ReadonlyMap<string, Sums>,
  { order, show }: { order: "code" | "rank"; show: SalesRowsQuery["show"] }
): ReportRow[] {
  const known = new Set(items.map(({ code }) => code))
  const unknown = [...sums.keys()]
    .filter((code) => !known.has(code))
    .map((code): ReportItem => ({ code, is_listed: false, ...nameUnknown(code) }))
  const all = [...items, ...unknown].filter(({ code, is_listed }) => is_listed || sums.has(code))
  const sumsOf = (code: string) => sums.get(code) ?? NO_SUMS
  const isShown = ({ code }: ReportItem) =>
    show === "all" || sumsOf(code).period_sale_lines > 0 === (show === "sold")

  const total = addSums(all.map(({ code }) => sumsOf(code)))
  const rankNow = ranks(new Map(all.map(({ code }) => [code, sumsOf(code).year_fen])))
  const rankBefore = ranks(new Map(all.map(({ code }) => [code, sumsOf(code).year_before_fen])))
  const byRank = <Row extends { code: string }>(rows: readonly Row[], fenOf: (row: Row) => number) =>
    order === "rank" ? [...rows].sort((a, b) => fenOf(b) - fenOf(a)) : rows

  const rows: ReportRow[] = []
  const addItems = (some: readonly ReportItem[]) => {
    for (const item of byRank(some, ({ code }) => sumsOf(code).year_fen)) {
      const rank = rankNow.get(item.code) ?? null
      rows.push({
        level: "item",
        code: item.code,
        name: item.name,
        name_en: item.name_en,
        parent_code: item.group ?? null,
        ...item.cells,
        ...figures(sumsOf(item.code), total.year_fen),
        rank,
        rank_change: rankChange(rank, rankBefore.get(item.code)),
      })
    }
  }
  const shown = all.filter(isShown)
  const filled = (groups ?? []).map((group) => {
    const own = all.filter((item) => item.group === group.code)
    return { ...group, own, sums: addSums(own.map(({ code }) => sumsOf(code))) }
  })
  for (const group of byRank(filled, (each) => each.sums.year_fen)) {
    if (group.own.length === 0) continue
    addItems(group.own.filter(isShown))
    rows.push({
      level: "group",
      code: group.code,
      name: group.name,
      name_en: group.name_en,
      parent_code: null,
      ...figures(group.sums, total.year_fen),
      rank: null,
      rank_change: null,
    })
  }
  const grouped = new Set(filled.map(({ code }) => code))
  addItems(shown.filter(({ group }) => group === undefined || !grouped.has(group)))
  rows.push({
    level: "total",
    code: "total",
    name: "合计",
    name_en: "Total",
    parent_code: null,
    ...figures(total, total.year_fen),
    rank: null,
    rank_change: null,
  })
  let row_no = 0
  return rows.map((row) => ({ ...row, row_no: row.level === "item" ? ++row_no : null }))
}

/** The measures of a row; a share of the year's total, changes undefined where there is no base. */
function figures(sums: Sums, total_fen: number) {
  return {
    period_net_fen: sums.period_fen,
    mom: change(sums.period_fen, sums.before_fen),
    yoy: change(sums.period_fen, sums.last_year_fen),
    ytd_net_fen: sums.year_fen,
    ytd_yoy: change(sums.year_fen, sums.previous_year_fen),
    share: ratio(sums.year_fen, total_fen),
    procurement_fen: sums.year_procurement_fen,
    assisted_sale_fen: sums.year_fen - sums.year_procurement_fen,
    catalogue_fen: sums.year_catalogue_fen,
    recorded_fen: sums.year_fen - sums.year_filed_fen,
    filed_fen: sums.year_filed_fen,
    quantity: sums.period_quantity,
  }
}
