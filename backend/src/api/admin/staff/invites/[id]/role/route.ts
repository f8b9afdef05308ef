import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { changeInvitedRoleWorkflow } from "../../../../../../workflows/staff/make-links"
import { personOf } from "../../../../person"
import { requireRowId } from "../../../../row-id"
import { invitedRoleOf } from "../../../invited-role"
import type { InvitedRoleBody } from "../../../validators"

/** `POST /admin/staff/invites/:id/role` `{ role?, … }` → what the account will begin with; none named: nothing yet. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<{ id: string }>) => {
  const id = requireRowId(req.params.id, "invite")
  const invited_role = invitedRoleOf(req.validatedBody as InvitedRoleBody, personOf(req).id)
  await changeInvitedRoleWorkflow(req.scope).run({ input: { id, invited_role } })
  res.json({ id })
}
