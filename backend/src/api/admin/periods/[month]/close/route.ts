import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { UnresolvedItem } from "../../../../../contract"
import { unresolvedOf } from "../../../../../reports/month-readiness"
import { closePeriodWorkflow } from "../../../../../workflows/period/close-period"
import { personOf } from "../../../person"
import { readsEnglish } from "../../../../reads-english"
import { requireMonth } from "../../require-month"
import type { ClosePeriodBody } from "../../validators"

type Answer =
  { month: string } | { type: string; code: string; message: string; unresolved: UnresolvedItem[] }

/**
 * `POST /admin/periods/:month/close` `{ answer? }` → closes the month for good (封账). 409 with `unresolved` while there is
 * something unsettled and no `answer` says why it is closed all the same; 409 `month_not_over`, `month_closed`.
 */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<Answer>) => {
  const month = requireMonth(req.params.month)
  const { answer } = req.validatedBody as ClosePeriodBody
  const { result, errors } = await closePeriodWorkflow(req.scope).run({
    input: { month, answer: answer ?? null, person: personOf(req), now: new Date() },
    throwOnError: false,
  })
  const [failure] = errors
  if (!failure) {
    res.json({ month: result.month })
    return
  }
  const { error } = failure
  if (!isUnresolved(error)) throw error
  res.status(409).json({
    type: "conflict",
    code: "unresolved",
    message: readsEnglish(req) ? error.english : error.message,
    unresolved: await unresolvedOf(req.scope, month),
  })
}

// A workflow hands errors on as plain objects.
function isUnresolved(error: unknown): error is { message: string; english: string } {
  return typeof error === "object" && error !== null && "code" in error && error.code === "unresolved"
}
