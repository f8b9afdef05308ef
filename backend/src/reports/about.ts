import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { LineParams, Report } from "../contract"
import { LEDGER_MODULE } from "../modules/ledger"
import type LedgerModuleService from "../modules/ledger/service"
import type { LineFilter } from "../modules/ledger/line-filter"
import { isClosed } from "../modules/ledger/months"
import { aboutLines } from "../modules/ledger/sums"
import { addDays } from "../values/business-day"
import type { ComparedPeriods } from "./periods"
import type { Scope } from "./scope"
import { scopeNames } from "./scope-names"
import { BilingualRefusal } from "../bilingual-refusal"

/** What is printed on every report: the counting rule in force on its last day, data cut-off, status, sample mark. */
export async function aboutReport(
  container: MedusaContainer,
  { period, before, last_year, previous_year }: ComparedPeriods,
  { filter, scope, query }: { filter: LineFilter; scope: Scope; query: LineParams },
  now: Date
): Promise<Report["about"]> {
  const ledger = container.resolve<LedgerModuleService>(LEDGER_MODULE)
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const day = addDays(period.until, -1)
  const rules = await ledger.listCountingRules({}, { take: null })
  const rule = rules.find(
    (row) => row.valid_from <= day && (row.valid_until === null || day < row.valid_until)
  )
  if (!rule) {
    throw new BilingualRefusal(
      "no_counting_rule",
      {
        chinese: `${day} 没有生效的统计口径，请先添加再出这一天的报表。`,
        english: `No counting rule holds on ${day}; add one before reporting on that day.`,
      },
      MedusaError.Types.NOT_FOUND
    )
  }

  const [oldest] = [before.from, last_year.from, previous_year.from].sort()
  const [lines, closed, shown] = await Promise.all([
    aboutLines(db, { ...period, oldest: oldest! }, filter),
    isClosed(db, period),
    scopeNames(container, query, scope, period.until),
  ])
  return {
    counting_rule: { id: rule.id, version: rule.version, text_zh: rule.text_zh, text_en: rule.text_en },
    cut_off: lines.cut_off.toISOString(),
    status: closed ? "closed" : "provisional",
    contains_sample: lines.contains_sample,
    row_count: lines.row_count,
    scope: shown,
    generated_at: now.toISOString(),
  }
}
