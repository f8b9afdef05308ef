import type { MedusaContainer } from "@medusajs/framework/types"
import type { ReportPlan } from "../contract"
import { HUNDRED_PRODUCTS, TARGET_MODULE } from "../modules/target"
import type TargetModuleService from "../modules/target/service"
import type { BusinessDay, BusinessMonth } from "../values/business-day"
import type { MonthlyTarget } from "../modules/target/target-lines"
import { PlaceCode } from "../values/origin-code"
import { dueTarget } from "./periods"

export type CountyTarget = { annual_fen: number; due_fen: number }
export type YearTargets = { plan: ReportPlan | null; byCode: ReadonlyMap<string, CountyTarget> }

/**
 * The issued plan's county targets of a year, in fen: the whole and what is due before `as_of`. No plan: null and an empty
 * map. Sales and catalogue sales have a plan each; whoever shows a target names its plan (domain.md §13.6, §13.7).
 */
export async function yearTargets(
  container: MedusaContainer,
  { year, measure, as_of }: { year: number; measure: ReportPlan["measure"]; as_of: BusinessDay }
): Promise<YearTargets> {
  const issued = await issuedPlan(container, { year, measure })
  if (!issued) return { plan: null, byCode: new Map() }

  const byCode = new Map<string, CountyTarget>()
  for (const line of issued.lines) {
    const sum = byCode.get(line.node_code) ?? { annual_fen: 0, due_fen: 0 }
    sum.annual_fen += line.amount_fen
    sum.due_fen += dueTarget(line.month as BusinessMonth, line.amount_fen, as_of)
    byCode.set(line.node_code, sum)
  }
  return { plan: { measure, year, version: issued.version }, byCode }
}

/** What the issued plan promises for each month of a year, in fen by `YYYY-MM`; empty while none is issued. */
export async function monthTargets(
  container: MedusaContainer,
  asked: { year: number; measure: ReportPlan["measure"] }
): Promise<ReadonlyMap<string, number>> {
  const byMonth = new Map<string, number>()
  for (const { month, amount_fen } of (await issuedPlan(container, asked))?.lines ?? []) {
    byMonth.set(month, (byMonth.get(month) ?? 0) + amount_fen)
  }
  return byMonth
}

async function issuedPlan(
  container: MedusaContainer,
  { year, measure }: { year: number; measure: ReportPlan["measure"] }
): Promise<{ version: number; lines: MonthlyTarget[] } | null> {
  const targets = container.resolve<TargetModuleService>(TARGET_MODULE)
  const [plan] = await targets.listTargetPlans(
    { campaign: HUNDRED_PRODUCTS, year, measure, status: "issued" },
    { take: 1 }
  )
  if (!plan) return null
  return {
    version: plan.version,
    lines: lowestPlaces(await targets.listMonthlyTargets(plan.id, "origin")),
  }
}

/**
 * The lines of the tree's lowest places: a plan may also name what they sum up to (city, province, prefecture) and what
 * they are made of (products), and either would count an amount twice.
 */
export function lowestPlaces(lines: readonly MonthlyTarget[]): MonthlyTarget[] {
  const places = lines.filter((line) => PlaceCode.safeParse(line.node_code).success)
  const parents = new Set(places.map((line) => line.parent_code))
  return places.filter((line) => !parents.has(line.node_code))
}
