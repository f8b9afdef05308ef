import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { CampaignProgressReport, ReportColumn, ReportRow } from "../contract"
import { CITY_WIDE } from "../modules/ledger/line-filter"
import { catalogueProductsSold, originSums, type OriginSums } from "../modules/ledger/sums"
import { HUNDRED_PRODUCTS, TARGET_MODULE } from "../modules/target"
import type TargetModuleService from "../modules/target/service"
import { addDays, businessDay, BusinessMonth, periodOfMonth } from "../values/business-day"
import { aboutReport } from "./about"
import { countyTree } from "./county-tree"
import { ReportFormat } from "./files/report-format"
import { campaignColumns, placeRows } from "./opens"
import { asOf, comparedPeriods } from "./periods"
import { placesAt, type PlacesOnDay } from "./places"
import { targetProgress } from "./target-progress"
import { yearTargets, type YearTargets } from "./targets"
import { BilingualRefusal } from "../bilingual-refusal"

/**
 * 百县百品: sales of listed products against the issued plan of catalogue sales, by county, to the month's end or today.
 * Its amounts are parts of 分县销售's, its targets another plan's, so none of them may bear the name it has there.
 */
export const CampaignProgressQuery = z.strictObject({ month: BusinessMonth, format: ReportFormat })
export type CampaignProgressQuery = z.infer<typeof CampaignProgressQuery>

export const campaignProgressColumns: ReportColumn[] = [
  column("name", "text", "产地"),
  column("code", "code", "代码"),
  column("listed_products", "integer", "名录产品"),
  column("annual_target_fen", "fen", "百县百品目标", "campaign_target_fen"),
  column("due_target_fen", "fen", "应完成"),
  column("month_net_fen", "fen", "本月名录销售额"),
  column("done_fen", "fen", "本年名录累计"),
  column("completion_rate", "ratio", "完成率"),
  column("schedule_rate", "ratio", "时序进度"),
  column("schedule_gap_points", "points", "进度差"),
  column("gap_fen", "fen", "尚缺"),
]

type Listing = { product_id: string; origin_code: string }

export async function campaignProgress(
  container: MedusaContainer,
  { month }: Pick<CampaignProgressQuery, "month">,
  now: Date
): Promise<CampaignProgressReport> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const targetService = container.resolve<TargetModuleService>(TARGET_MODULE)
  const year = Number(month.slice(0, 4))
  const period = periodOfMonth(month)
  const periods = comparedPeriods(period)
  const as_of = asOf(period.until, businessDay(now))

  const [edition] = await targetService.listCatalogueEditions(
    { campaign: HUNDRED_PRODUCTS, status: "published", year: { $lte: year } },
    { take: 1, order: { year: "DESC" } }
  )
  if (!edition) {
    throw new BilingualRefusal(
      "no_catalogue_edition",
      {
        chinese: `${year} 年还没有发布百县百品名录，请先发布。`,
        english: `No edition of the catalogue is published for ${year}; publish one first.`,
      },
      MedusaError.Types.NOT_FOUND
    )
  }

  const filter = { ...CITY_WIDE, listed: true }
  const day = addDays(as_of, -1)
  const [places, targets, sums, about, entries, listed_on_sale] = await Promise.all([
    placesAt(container, period.until),
    yearTargets(container, { year, measure: "catalogue_sales", as_of }),
    originSums(db, periods, filter),
    aboutReport(container, periods, { filter, scope: "all", query: {} }, now),
    targetService.listCatalogueEntries({ edition_id: edition.id, status: "listed" }, { take: null }),
    catalogueProductsSold(db, period),
  ])
  const listed = entries.filter(
    (entry) => entry.valid_from <= day && (entry.valid_until === null || day < entry.valid_until)
  )
  const rows = campaignProgressRows({ places, targets, sums, listed })
  const total = rows.at(-1)!
  // Counties only: goods known to a prefecture are in the list, but their county is not.
  const counties = rows.filter((row) => row.level === "county")
  const inList = counties.filter((row) => row.listed_products !== 0)
  const withSales = inList.filter((row) => (figure(row.month_net_fen) ?? 0) > 0)

  return {
    report: "campaign-progress",
    params: { month },
    columns: campaignProgressColumns,
    rows,
    about,
    plan: targets.plan,
    opens: { rows: placeRows, columns: campaignColumns },
    summary: {
      campaign: HUNDRED_PRODUCTS,
      edition_year: edition.year,
      listed_products: listed.length,
      listed_on_sale,
      counties_in_list: inList.length,
      counties_with_sales: withSales.length,
      target_fen: figure(total.annual_target_fen),
      done_fen: figure(total.done_fen) ?? 0,
      completion_rate: figure(total.completion_rate),
      schedule_rate: figure(total.schedule_rate),
      schedule_gap_points: figure(total.schedule_gap_points),
      gap_fen: figure(total.gap_fen),
    },
  }
}

/** The rows from the figures; pure. */
export function campaignProgressRows(input: {
  places: PlacesOnDay
  targets: YearTargets
  sums: readonly OriginSums[]
  listed: readonly Listing[]
}): ReportRow[] {
  const { places, targets } = input
  const sumOf = new Map(input.sums.map((row) => [row.origin_code, row]))
  const withFigures = new Set([
    ...sumOf.keys(),
    ...targets.byCode.keys(),
    ...input.listed.map((row) => row.origin_code),
  ])

  return countyTree(places, withFigures).map((row) => {
    const codes = new Set(row.codes)
    const done_fen = row.codes.reduce((sum, code) => sum + (sumOf.get(code)?.year_fen ?? 0), 0)
    const month_net_fen = row.codes.reduce((sum, code) => sum + (sumOf.get(code)?.period_fen ?? 0), 0)
    const progress = targetProgress(done_fen, row.codes, targets)
    const { annual_target_fen } = progress

    return {
      level: row.level,
      code: row.code,
      name: row.name,
      name_en: row.name_en,
      parent_code: row.parent_code,
      listed_products: input.listed.filter((entry) => codes.has(entry.origin_code)).length,
      annual_target_fen,
      due_target_fen: progress.due_target_fen,
      month_net_fen,
      done_fen,
      completion_rate: progress.completion_rate,
      schedule_rate: progress.schedule_rate,
      schedule_gap_points: progress.schedule_gap_points,
      gap_fen: annual_target_fen === null ? null : Math.max(annual_target_fen - done_fen, 0),
    }
  })
}

function figure(value: unknown): number | null {
  return typeof value === "number" ? value : null
}

function column(
  key: string,
  kind: ReportColumn["kind"],
  label_zh: string,
  label_key: string = key
): ReportColumn {
  return { key, kind, label_key, label_zh }
}
