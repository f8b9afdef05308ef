import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StaffLinkAnswer } from "../../../../contract"
import { inviteStaffWorkflow } from "../../../../workflows/staff/make-links"
import { personOf } from "../../person"
import { linkAnswer } from "../link-answer"
import type { InviteBody } from "../validators"

/** `POST /admin/staff/invites` `{ email, name }` → 201 with the link, which is told only here. Refused for who has an account. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StaffLinkAnswer>) => {
  const { email, name } = req.validatedBody as InviteBody
  const { result } = await inviteStaffWorkflow(req.scope).run({
    input: { email, name, by: await personOf(req) },
  })
  res.status(201).json(linkAnswer(result))
}
