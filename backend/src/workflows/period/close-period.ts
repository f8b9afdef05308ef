import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { closeMonth, type Person } from "../../modules/ledger/months"
import { periodRows } from "../../reports/period-rows"
import { unresolvedOf } from "../../reports/month-readiness"
import { businessDay, firstDayOf, monthOf, startsAt, type BusinessMonth } from "../../values/business-day"
import { catchUpSince } from "../ledger/catch-up"

export type ClosePeriodInput = { month: BusinessMonth; answer: string | null; person: Person; now: Date }

/** Nothing undoes it: a closed month stays closed. What the projector has not seen yet is projected first. */
const closePeriodStep = createStep(
  "close-period",
  async ({ month, answer, person, now }: ClosePeriodInput, { container }) => {
    if (month >= monthOf(businessDay(new Date(now)))) {
      throw new MedusaError(MedusaError.Types.CONFLICT, `${month} is not over yet.`, "month_not_over")
    }
    const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const months = await periodRows(db, new Date(now))
    if (!months.some((row) => row.month === month)) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `The ledger has no month ${month}.`, "no_period")
    }
    await catchUpSince(container, startsAt(firstDayOf(month)))
    const unresolved = await unresolvedOf(container, month)
    if (unresolved.length > 0 && !answer) {
      throw new MedusaError(
        MedusaError.Types.CONFLICT,
        `${month} has unsettled items; settle them or say why it is closed all the same.`,
        "unresolved"
      )
    }

    if (!(await closeMonth(db, month, { person, unresolved, answer }))) {
      throw new MedusaError(MedusaError.Types.CONFLICT, `${month} is closed already.`, "month_closed")
    }
    return new StepResponse({ month, unresolved })
  }
)

/** Closes a month (封账) once what is open was asked about. 404: the ledger has no such month. 409: not over, closed already, unresolved without an answer. */
export const closePeriodWorkflow = createWorkflow("close-period", (input: ClosePeriodInput) => {
  return new WorkflowResponse(closePeriodStep(input))
})
