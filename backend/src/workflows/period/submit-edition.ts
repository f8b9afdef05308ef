import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { type EditionKind, listEditions, submitEdition } from "../../modules/ledger/editions"
import { isClosed, type Person } from "../../modules/ledger/months"
import { editionContent, editionPeriod } from "../../reports/editions/content"
import { businessDay } from "../../values/business-day"
import { BilingualRefusal } from "../../bilingual-refusal"

export type SubmitEditionInput = {
  kind: EditionKind
  period: string
  reason: string | null
  person: Person
  now: Date
}

const submitEditionStep = createStep(
  "submit-edition",
  async ({ kind, period: name, reason, person, now }: SubmitEditionInput, { container }) => {
    const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const at = new Date(now)
    const period = editionPeriod(kind, name)
    if (period.from > businessDay(at)) {
      throw new BilingualRefusal(
        "period_not_begun",
        { chinese: `${name} 还没有开始，开始以后再送审。`, english: `${name} has not begun yet.` },
        MedusaError.Types.CONFLICT
      )
    }
    if (kind === "month" && !(await isClosed(db, period))) {
      throw new BilingualRefusal(
        "month_not_closed",
        { chinese: `${name} 还没有封账，请先封账。`, english: `${name} is not closed; close it first.` },
        MedusaError.Types.CONFLICT
      )
    }
    const { items } = await listEditions(db, { kind, from: period.from, limit: 1_000, offset: 0 })
    const isLater = items.some(({ status }) => status === "published")
    if (isLater && !reason) {
      throw new BilingualRefusal(
        "reason_needed",
        {
          chinese: `${name} 已经发布过，请写明为什么要再出一版。`,
          english: `${name} was published; say why there is another version.`,
        },
        MedusaError.Types.INVALID_DATA
      )
    }
    const content = await editionContent(
      container,
      { kind, period, with_corrections: kind === "month" && isLater },
      at
    )
    const net_fen = Number(content.reports[0]!.rows.at(-1)!.period_net_fen)
    return new StepResponse(await submitEdition(db, { kind, period, reason, person, content, net_fen }))
  }
)

/**
 * Hands a 日报 or 月报 in for review, its content frozen. 409: the month is not closed, the day has not begun, a version
 * waits already; 400: a version after a published one without a reason.
 */
export const submitEditionWorkflow = createWorkflow("submit-edition", (input: SubmitEditionInput) => {
  return new WorkflowResponse(submitEditionStep(input))
})
