import { HUNDRED_PRODUCTS, TARGET_MODULE } from "../../../backend/src/modules/target"
import type TargetModuleService from "../../../backend/src/modules/target/service"
import { businessDay, type BusinessDay } from "../../../backend/src/values/business-day"
import { issueTargetPlanWorkflow } from "../../../backend/src/workflows/target/issue-target-plan"
import { isListedOn } from "../generate/edition"
import { netByOrigin } from "../generate/ledger-lines"
import { scales } from "../generate/profile"
import { sampleSales } from "../generate/sales"
import { countyTargets } from "../generate/targets"
import type { Sample } from "../sample"
import type { Seeding } from "./seeding"

const MEASURES = ["sales", "catalogue_sales"] as const
const METHOD = "sample: expected sales by county and season"

/** The issued plans of the running year: all sales, and the sales of the catalogue. Kept apart, never added. */
export async function loadTargets({ container, now }: Seeding, sample: Sample): Promise<string> {
  const year = Number(businessDay(now).slice(0, 4))
  const targets = container.resolve<TargetModuleService>(TARGET_MODULE)
  const issued = await targets.listTargetPlans(
    { campaign: HUNDRED_PRODUCTS, year, status: "issued" },
    { take: null }
  )
  if (MEASURES.every((measure) => issued.some((plan) => plan.measure === measure))) {
    return `${issued.length} plans for ${year}, already issued`
  }
  const expected = expectedSales(sample, year)
  const months = sample.season.ofMonths(year)

  for (const measure of MEASURES) {
    const lines = countyTargets(year, expected[measure], months)
    await issueTargetPlanWorkflow(container).run({
      input: {
        campaign: HUNDRED_PRODUCTS,
        year,
        measure,
        version: 1,
        reason: "样例数据",
        lines: lines.map((line) => ({ ...line, dimension: "origin" as const, method: METHOD })),
        now,
      },
    })
  }
  return `${MEASURES.length} plans for ${year}, ${expected.sales.size} places`
}

/** What the sample sells per county in a whole year, yesterday's part of it included. */
function expectedSales(sample: Sample, year: number): Record<(typeof MEASURES)[number], Map<string, number>> {
  const expected = { sales: new Map<string, number>(), catalogue_sales: new Map<string, number>() }
  const period = { from: `${year}-01-01` as BusinessDay, until: `${year + 1}-01-01` as BusinessDay }
  const add = (sums: Map<string, number>, code: string, fen: number): void => {
    sums.set(code, (sums.get(code) ?? 0) + fen)
  }
  // A large sample is so many times the small one: drawing it only to add it up would take minutes.
  for (const sale of sampleSales({ ...sample, scale: scales.S }, period)) {
    const times = sale.source === "filing" ? sample.scale.filings : sample.scale.orders
    const listed = isListedOn(sale.product, sale.business_day)
    for (const { origin_code, net_fen } of netByOrigin(sale)) {
      add(expected.sales, origin_code, net_fen * times)
      if (listed) add(expected.catalogue_sales, origin_code, net_fen * times)
    }
  }
  return expected
}
