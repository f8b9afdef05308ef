import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { OverviewAnswer, OverviewPlace, ReportRow } from "../contract"
import { CITY_WIDE } from "../modules/ledger/line-filter"
import { daySums, headCounts, monthSums, spanSums, sumsBy } from "../modules/ledger/sums"
import { NETWORK_MODULE } from "../modules/network"
import type NetworkModuleService from "../modules/network/service"
import { addDays, addMonths, businessDay, BusinessMonth, firstDayOf, monthOf } from "../values/business-day"
import { change, ratio } from "./figures"
import { asOf, comparedPeriods, daysToDate, monthsUntil } from "./periods"
import { placesAt, type PlacesOnDay } from "./places"
import { salesByCounty } from "./sales-by-county"
import { springFestival } from "./spring-festival"
import { isRedCounty, targetProgress } from "./target-progress"
import { monthTargets, yearTargets, type YearTargets } from "./targets"

/** 总览: the officer's first page, every figure of it also a row of 分县销售; what it says of 百县百品 is its board's. */
export const OverviewQuery = z.strictObject({ month: BusinessMonth })
export type OverviewQuery = z.infer<typeof OverviewQuery>

const MONTHS_OF_TREND = 13
/** 春节 falls from 21 January to 21 February, so these months say little against the same months of another year. */
const FESTIVAL_MONTHS = ["01", "02"]
const PLACE_LEVELS: readonly string[] = ["province", "prefecture", "county"]

export async function overview(
  container: MedusaContainer,
  { month }: OverviewQuery,
  now: Date
): Promise<OverviewAnswer> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const network = container.resolve<NetworkModuleService>(NETWORK_MODULE)
  const from = firstDayOf(month)
  const until = firstDayOf(addMonths(month, 1))
  const trendMonths = monthsUntil(month, MONTHS_OF_TREND)
  const seasonMonths = monthsUntil(`${month.slice(0, 4)}-12` as BusinessMonth, 12)
  const monthsFrom = [trendMonths[0]!, seasonMonths[0]!].map((first) => firstDayOf(addMonths(first, -12)))
  const today = businessDay(now)
  const toDate = month === monthOf(today) ? daysToDate(today) : null
  const festival = comparedPeriods({ from, until }, "festival")
  const compared = comparedPeriods({ from, until })

  const [
    report,
    places,
    campaign,
    months,
    days,
    counts,
    [, points_total],
    targets,
    sources,
    spans,
    dateSpans,
  ] = await Promise.all([
    salesByCounty(container, { from, until, order: "code", compare: "calendar" }, "all", now),
    placesAt(container, until),
    yearTargets(container, {
      year: Number(month.slice(0, 4)),
      measure: "catalogue_sales",
      as_of: asOf(until, today),
    }),
    monthSums(
      db,
      { from: monthsFrom.sort()[0]!, until: firstDayOf(addMonths(seasonMonths.at(-1)!, 1)) },
      CITY_WIDE
    ),
    daySums(db, { from, until }, CITY_WIDE),
    headCounts(db, { from, until }),
    network.listAndCountSalesPoints(openIn({ from, until }), { take: 1 }),
    monthTargets(container, { year: Number(month.slice(0, 4)), measure: "sales" }),
    sumsBy(db, ["source"], compared, CITY_WIDE),
    spanSums(db, { period: { from, until }, festival: festival.last_year }),
    toDate && spanSums(db, toDate),
  ])
  const counties = report.rows.filter((row) => row.level === "county")
  // A county that left stays in the report while it has figures; the programme counts its members of today.
  const programme = counties.filter((row) => places.supported.has(row.code))
  const total = report.rows.at(-1)!
  const members = counties.filter((row) => row.in_98 === true)
  const sold = (rows: typeof counties) => rows.filter((row) => fen(row.period_net_fen) > 0).length
  const netOf = new Map(months.map((row) => [row.month, row.net_fen]))
  const first = months[0]?.month
  const yearBefore = (name: BusinessMonth): number | null => {
    const earlier = addMonths(name, -12)
    // Before the ledger's first month nothing was recorded, which is not the same as nothing sold.
    return first !== undefined && earlier >= first ? (netOf.get(earlier) ?? 0) : null
  }

  return {
    month,
    from,
    until,
    year_from: `${addDays(until, -1).slice(0, 4)}-01-01`,
    net_fen: fen(total.period_net_fen),
    orders: counts.orders,
    mom: figure(total.mom),
    yoy: figure(total.yoy),
    ytd_net_fen: fen(total.ytd_net_fen),
    ytd_yoy: figure(total.ytd_yoy),
    counties_with_sales: sold(programme),
    counties_in_programme: programme.length,
    counties_with_sales_in_98: sold(members),
    counties_in_98: members.length,
    points_with_sales: counts.points_with_sales,
    points_total,
    target: {
      plan: report.plan,
      annual_fen: figure(total.annual_target_fen),
      completion_rate: figure(total.completion_rate),
      schedule_rate: figure(total.schedule_rate),
      schedule_gap_points: figure(total.schedule_gap_points),
    },
    trend: trendMonths.map((name) => ({
      month: name,
      net_fen: netOf.get(name) ?? 0,
      previous_year_fen: yearBefore(name),
    })),
    days: everyDay(from, until, new Map(days.map((row) => [row.day, row.net_fen]))),
    places: report.rows.filter(({ level }) => PLACE_LEVELS.includes(level)).map(placeOf),
    sources: sources
      .filter((row) => row.year_fen !== 0 || row.period_fen !== 0)
      .sort((a, b) => b.year_fen - a.year_fen)
      .map((row) => ({
        source: row.source as OverviewAnswer["sources"][number]["source"],
        net_fen: row.period_fen,
        ytd_net_fen: row.year_fen,
        share: ratio(row.year_fen, fen(total.ytd_net_fen)),
      })),
    season: {
      months: seasonMonths.map((name) => ({
        month: name,
        net_fen: name > monthOf(today) ? null : (netOf.get(name) ?? 0),
        previous_year_fen: yearBefore(name),
        target_fen: targets.get(name) ?? null,
      })),
      festivals: {
        this_year: springFestival(Number(month.slice(0, 4))),
        previous_year: springFestival(Number(month.slice(0, 4)) - 1),
      },
    },
    festival: FESTIVAL_MONTHS.includes(month.slice(5))
      ? { yoy: change(spans.period, spans.festival), ...festival.last_year }
      : null,
    to_date: dateSpans && {
      day: today,
      mom: change(dateSpans.month, dateSpans.month_before),
      yoy: change(dateSpans.month, dateSpans.last_year),
      ytd_yoy: change(dateSpans.year, dateSpans.previous_year),
    },
    campaign: { plan: campaign.plan, red_counties: redByCampaign(campaign, places, counties) },
    red_list: counties
      .filter(isRedCounty)
      .map((row) => ({
        code: row.code,
        name: row.name,
        name_en: row.name_en,
        completion_rate: fen(row.completion_rate),
        schedule_gap_points: fen(row.schedule_gap_points),
        gap_fen: Math.max(fen(row.annual_target_fen) - fen(row.ytd_net_fen), 0),
      }))
      .sort((a, b) => a.schedule_gap_points - b.schedule_gap_points),
    about: report.about,
  }
}

function placeOf(row: ReportRow): OverviewPlace {
  return {
    level: row.level as OverviewPlace["level"],
    code: row.code,
    parent_code: row.parent_code,
    name: row.name,
    name_en: row.name_en,
    net_fen: fen(row.period_net_fen),
    ytd_net_fen: fen(row.ytd_net_fen),
    ytd_yoy: figure(row.ytd_yoy),
    completion_rate: figure(row.completion_rate),
    schedule_gap_points: figure(row.schedule_gap_points),
    rank: figure(row.rank),
    rank_change: figure(row.rank_change),
  }
}

/**
 * How many counties 百县百品 shows red: those its plan names, by the catalogue sales that 分县销售 counts as a part of each
 * county's year. A county without a row there has sold nothing in the year.
 */
function redByCampaign(
  targets: YearTargets,
  { places }: PlacesOnDay,
  rows: readonly ReportRow[]
): number | null {
  if (!targets.plan) return null
  const soldOf = new Map(rows.map((row) => [row.code, fen(row.catalogue_fen)]))
  return places.filter(({ code, level }) =>
    isRedCounty({ level, ...targetProgress(soldOf.get(code) ?? 0, [code], targets) })
  ).length
}

/** Points that were open on some day of a period. */
function openIn({ from, until }: { from: string; until: string }) {
  return {
    $and: [
      { $or: [{ opened_on: null }, { opened_on: { $lt: until } }] },
      { $or: [{ closed_on: null }, { closed_on: { $gt: from } }] },
    ],
  }
}

function everyDay(from: string, until: string, netOf: ReadonlyMap<string, number>) {
  const days: { day: string; net_fen: number }[] = []
  for (let day = from; day < until; day = addDays(day as Parameters<typeof addDays>[0], 1)) {
    days.push({ day, net_fen: netOf.get(day) ?? 0 })
  }
  return days
}

/** A measure of a row as a number; what is undefined counts as nothing. */
function fen(value: unknown): number {
  return typeof value === "number" ? value : 0
}

function figure(value: unknown): number | null {
  return typeof value === "number" ? value : null
}
