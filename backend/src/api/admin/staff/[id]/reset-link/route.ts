import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StaffLinkAnswer } from "../../../../../contract"
import { makeResetLinkWorkflow } from "../../../../../workflows/staff/make-links"
import { personOf } from "../../../person"
import { linkAnswer } from "../../link-answer"

/** `POST /admin/staff/:id/reset-link` → 201 with a link to set a new password, which is told only here. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StaffLinkAnswer>) => {
  const { result } = await makeResetLinkWorkflow(req.scope).run({
    input: { user_id: req.params.id!, by: await personOf(req) },
  })
  res.status(201).json(linkAnswer(result))
}
