import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { closeMonth, type Person } from "../../modules/ledger/months"
import { periodRows } from "../../reports/period-rows"
import { unresolvedOf } from "../../reports/month-readiness"
import { businessDay, firstDayOf, monthOf, startsAt, type BusinessMonth } from "../../values/business-day"
import { catchUpSince } from "../ledger/catch-up"
import { BilingualRefusal } from "../../bilingual-refusal"

export type ClosePeriodInput = { month: BusinessMonth; answer: string | null; person: Person; now: Date }

/** Nothing undoes it: a closed month stays closed. What the projector has not seen yet is projected first. */
const closePeriodStep = createStep(
  "close-period",
  async ({ month, answer, person, now }: ClosePeriodInput, { container }) => {
    if (month >= monthOf(businessDay(new Date(now)))) {
      throw new BilingualRefusal(
        "month_not_over",
        { chinese: `${month} 还没有结束，月末以后再封账。`, english: `${month} is not over yet.` },
        MedusaError.Types.CONFLICT
      )
    }
    const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const months = await periodRows(db, new Date(now))
    if (!months.some((row) => row.month === month)) {
      throw new BilingualRefusal(
        "no_period",
        {
          chinese: `总账中没有 ${month} 这个月，请从列表中选择。`,
          english: `The ledger has no month ${month}.`,
        },
        MedusaError.Types.NOT_FOUND
      )
    }
    await catchUpSince(container, startsAt(firstDayOf(month)))
    const unresolved = await unresolvedOf(container, month)
    if (unresolved.length > 0 && !answer) {
      throw new BilingualRefusal(
        "unresolved",
        {
          chinese: `${month} 还有未结清的事项，请先处理，或写明为什么仍要封账。`,
          english: `${month} has unsettled items; settle them or say why it is closed all the same.`,
        },
        MedusaError.Types.CONFLICT
      )
    }

    if (!(await closeMonth(db, month, { person, unresolved, answer }))) {
      throw new BilingualRefusal(
        "month_closed",
        { chinese: `${month} 已经封账了，请刷新页面。`, english: `${month} is closed already.` },
        MedusaError.Types.CONFLICT
      )
    }
    return new StepResponse({ month, unresolved })
  }
)

/** Closes a month (封账) once what is open was asked about. 404: the ledger has no such month. 409: not over, closed already, unresolved without an answer. */
export const closePeriodWorkflow = createWorkflow("close-period", (input: ClosePeriodInput) => {
  return new WorkflowResponse(closePeriodStep(input))
})
