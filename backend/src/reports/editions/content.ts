import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { EditionContent, Report } from "../../contract"
import { lateSums } from "../../modules/ledger/months"
import type { EditionKind } from "../../modules/ledger/editions"
import {
  addDays,
  type BusinessDay,
  type BusinessMonth,
  type Period,
  periodOfMonth,
} from "../../values/business-day"
import { campaignProgress } from "../campaign-progress"
import { column } from "../columns"
import { countyTree } from "../county-tree"
import { placesAt } from "../places"
import { salesByCounty } from "../sales-by-county"
import { salesReports } from "../sales-reports"

/** `2026-03` or `2026-03-05` as the half-open days it stands for. */
export function editionPeriod(kind: EditionKind, period: string): Period {
  if (kind === "month") return periodOfMonth(period as BusinessMonth)
  const from = period as BusinessDay
  return { from, until: addDays(from, 1) }
}

/**
 * What a 日报 or 月报 shows now: by county, by district, by channel, and of a month 百县百品. `corrections` also says, for a
 * closed month, what came too late and is counted in later months.
 */
export async function editionContent(
  container: MedusaContainer,
  asked: { kind: EditionKind; period: Period; with_corrections: boolean },
  now: Date
): Promise<EditionContent> {
  const { kind, period, with_corrections } = asked
  const query = { ...period, compare: "calendar" as const, show: "all" as const, format: "json" as const }
  const [byCounty, byDistrict, byChannel, campaign, corrections] = await Promise.all([
    salesByCounty(container, { ...period, order: "code", compare: "calendar" }, "all", now),
    salesReports["sales-by-district"](container, query, "all", now),
    salesReports["sales-by-channel"](container, query, "all", now),
    kind === "month" ? campaignOf(container, period.from.slice(0, 7) as BusinessMonth, now) : null,
    with_corrections ? monthCorrections(container, period, now) : null,
  ])
  return { reports: [byCounty, byDistrict, byChannel, ...(campaign ? [campaign] : [])], corrections }
}

/** Years without a catalogue edition have no 百县百品 sheet. */
async function campaignOf(
  container: MedusaContainer,
  month: BusinessMonth,
  now: Date
): Promise<Report | null> {
  try {
    return await campaignProgress(container, { month }, now)
  } catch (error) {
    if (error instanceof MedusaError && error.type === MedusaError.Types.NOT_FOUND) return null
    throw error
  }
}

/** 补记差异: by county what a month was closed with, what came too late for it, and both together. */
async function monthCorrections(container: MedusaContainer, period: Period, now: Date): Promise<Report> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const month = period.from.slice(0, 7) as BusinessMonth
  const [places, late, closed] = await Promise.all([
    placesAt(container, period.until),
    lateSums(db, month, now),
    salesByCounty(container, { ...period, order: "code", compare: "calendar" }, "all", now),
  ])
  const closedOf = new Map(closed.rows.map((row) => [`${row.level}:${row.code}`, Number(row.period_net_fen)]))
  const lateOf = new Map(late.map((row) => [row.origin_code, row]))
  const codes = new Set([
    ...late.map(({ origin_code }) => origin_code),
    ...closed.rows.filter(({ level }) => level === "county").map(({ code }) => code),
  ])
  let row_no = 0
  const rows = countyTree(places, codes).map(({ codes: own, ...row }) => {
    const sums = own.flatMap((code) => lateOf.get(code) ?? [])
    const closed_fen = closedOf.get(`${row.level}:${row.code}`) ?? 0
    const corrections_fen = sums.reduce((sum, { net_fen }) => sum + net_fen, 0)
    return {
      ...row,
      row_no: row.level === "county" ? ++row_no : null,
      closed_fen,
      corrections_fen,
      restated_fen: closed_fen + corrections_fen,
      late_lines: sums.reduce((sum, { lines }) => sum + lines, 0),
    }
  })
  return {
    report: "month-corrections",
    params: { month },
    columns: [
      column("row_no", "integer", "序号"),
      column("name", "text", "产地"),
      column("code", "code", "代码"),
      column("closed_fen", "fen", "封账数"),
      column("corrections_fen", "fen", "补记"),
      column("restated_fen", "fen", "更正后"),
      column("late_lines", "integer", "补记行数"),
    ],
    rows,
    about: closed.about,
  }
}
