import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StaffLinkAnswer } from "../../../../../../contract"
import { renewInviteWorkflow } from "../../../../../../workflows/staff/make-links"
import { personOf } from "../../../../person"
import { requireRowId } from "../../../../row-id"
import { linkAnswer } from "../../../link-answer"

/** `POST /admin/staff/invites/:id/link` → 201 with a new link for the same person and role; the older one stops working. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StaffLinkAnswer>) => {
  const id = requireRowId(req.params.id, "invite")
  const { result } = await renewInviteWorkflow(req.scope).run({ input: { id, by: personOf(req) } })
  res.status(201).json(linkAnswer(result))
}
