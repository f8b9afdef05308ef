import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { WallAnswer, WallPlace } from "../contract"
import { latestSales } from "../modules/ledger/latest-sales"
import { CITY_WIDE } from "../modules/ledger/line-filter"
import { aboutLines, monthSums, ordersSold, originSpanSums } from "../modules/ledger/sums"
import { addDays, addMonths, businessDay, firstDayOf, monthOf, startsAt } from "../values/business-day"
import { countyTree, UNKNOWN_PLACE } from "./county-tree"
import { change } from "./figures"
import { daysToDate, monthsUntil } from "./periods"
import { placesAt } from "./places"
import { isRedCounty, targetProgress } from "./target-progress"
import { yearTargets } from "./targets"

/** 大屏: the office's wall, as of now; it asks nothing. */
export const WallQuery = z.strictObject({})

const MONTHS_OF_TREND = 24
const LATEST = 12

/**
 * Today, this month and this year by county, the newest sales and the target, all ending with today. Read from the cells
 * and the tail like every report, so that a sale is in it within a second, and to the fen what 分县销售 says.
 */
export async function wall(container: MedusaContainer, now: Date): Promise<WallAnswer> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const day = businessDay(now)
  const until = addDays(day, 1)
  const month = monthOf(day)
  const today = { from: day, until }
  const trendMonths = monthsUntil(month, MONTHS_OF_TREND)
  const trendDays = { from: firstDayOf(trendMonths[0]!), until: firstDayOf(addMonths(month, 1)) }
  const spans = { ...daysToDate(day), today, yesterday: { from: addDays(day, -1), until: day } }

  const [places, targets, sums, months, orders, latest, lines] = await Promise.all([
    placesAt(container, until),
    yearTargets(container, { year: Number(day.slice(0, 4)), measure: "sales", as_of: until }),
    originSpanSums(db, spans),
    monthSums(db, trendDays, CITY_WIDE),
    ordersSold(db, today),
    latestSales(db, { since: startsAt(day), until: startsAt(until), limit: LATEST }),
    aboutLines(db, { ...today, oldest: trendDays.from }, CITY_WIDE),
  ])

  const sumOf = new Map(sums.map((row) => [row.origin_code, row]))
  const sum = (name: keyof typeof spans, codes: readonly string[] = [...sumOf.keys()]) =>
    codes.reduce((total, code) => total + (sumOf.get(code)?.[name] ?? 0), 0)
  const tree = countyTree(places, new Set([...sumOf.keys(), ...targets.byCode.keys()]))
  const shown = tree.flatMap((row): WallPlace[] => {
    if (row.level !== "county" && row.level !== "prefecture" && row.level !== "province") return []
    const { level, code, parent_code, name, name_en, codes } = row
    const year_fen = sum("year", codes)
    const { completion_rate, schedule_gap_points } = targetProgress(year_fen, codes, targets)
    return [
      {
        level,
        code,
        parent_code,
        name,
        name_en,
        completion_rate,
        schedule_gap_points,
        today_fen: sum("today", codes),
        month_fen: sum("month", codes),
        year_fen,
      },
    ]
  })
  const members = shown.filter(({ level, code }) => level === "county" && places.in_98.has(code))
  const total = tree.at(-1)!
  const progress = targetProgress(sum("year"), total.codes, targets)
  const netOf = new Map(months.map((row) => [row.month, row.net_fen]))
  const first = months[0]?.month
  const placeOf = new Map(places.places.map((place) => [place.code, place]))

  return {
    cut_off: lines.cut_off.toISOString(),
    day,
    today: { net_fen: sum("today"), orders, yesterday_fen: sum("yesterday") },
    month: { net_fen: sum("month"), yoy: change(sum("month"), sum("last_year")) },
    year: { net_fen: sum("year"), yoy: change(sum("year"), sum("previous_year")) },
    target: {
      plan: targets.plan,
      annual_fen: progress.annual_target_fen,
      completion_rate: progress.completion_rate,
      schedule_rate: progress.schedule_rate,
      schedule_gap_points: progress.schedule_gap_points,
    },
    counties_with_sales_in_98: members.filter(({ month_fen }) => month_fen > 0).length,
    counties_in_98: members.length,
    red_counties: targets.plan && shown.filter(isRedCounty).length,
    places: shown.reverse(),
    trend: trendMonths.map((name) => ({
      month: name,
      net_fen: first !== undefined && name >= first ? (netOf.get(name) ?? 0) : null,
    })),
    latest: latest.map(({ origin_code, occurred_at, ...sale }) => {
      const place = placeOf.get(origin_code) ?? UNKNOWN_PLACE
      return {
        ...sale,
        occurred_at: occurred_at.toISOString(),
        origin_name: place.name,
        origin_name_en: place.name_en,
      }
    }),
    contains_sample: lines.contains_sample,
  }
}
