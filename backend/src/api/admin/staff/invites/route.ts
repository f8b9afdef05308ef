import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StaffLinkAnswer } from "../../../../contract"
import { inviteStaffWorkflow } from "../../../../workflows/staff/make-links"
import { personOf } from "../../person"
import { invitedRoleOf } from "../invited-role"
import { linkAnswer } from "../link-answer"
import type { InviteBody } from "../validators"

/** `POST /admin/staff/invites` `{ email, name, role?, … }` → 201 with the link, which is told only here. Refused for who has an account. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StaffLinkAnswer>) => {
  const { email, name, ...role } = req.validatedBody as InviteBody
  const by = personOf(req)
  const { result } = await inviteStaffWorkflow(req.scope).run({
    input: { email, name, by, invited_role: invitedRoleOf(role, by.id) },
  })
  res.status(201).json(linkAnswer(result))
}
