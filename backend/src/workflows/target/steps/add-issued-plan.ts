import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TARGET_MODULE } from "../../../modules/target"
import type TargetModuleService from "../../../modules/target/service"
import type { NewTargetLine } from "../../../modules/target/target-lines"

export type IssueTargetPlanInput = {
  campaign: string
  year: number
  measure: "sales" | "catalogue_sales"
  version: number
  reason: string | null
  lines: Omit<NewTargetLine, "plan_id">[]
  now: Date
}

/**
 * The plan stays a draft until all its lines are in, so that a crash in between leaves nothing that counts; running it
 * again completes the draft and issues it.
 */
export const addIssuedPlanStep = createStep(
  "add-issued-plan",
  async ({ lines, now, reason, ...key }: IssueTargetPlanInput, { container }) => {
    const service = container.resolve<TargetModuleService>(TARGET_MODULE)
    const [found] = await service.listTargetPlans(key, { take: 1 })
    if (found && found.status !== "draft") return new StepResponse({ plan_id: found.id, issued: false }, null)

    const plan = found ?? (await service.createTargetPlans({ ...key, reason, status: "draft" }))
    await service.appendTargetLines(lines.map((line) => ({ ...line, plan_id: plan.id })))
    await service.updateTargetPlans({ id: plan.id, status: "issued", issued_at: new Date(now) })
    return new StepResponse({ plan_id: plan.id, issued: true }, plan.id)
  },
  async (plan_id, { container }) => {
    if (!plan_id) return

    const service = container.resolve<TargetModuleService>(TARGET_MODULE)
    await service.updateTargetPlans({ id: plan_id, status: "draft", issued_at: null })
  }
)
