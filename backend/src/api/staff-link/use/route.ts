import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { AUDIT_MODULE } from "../../../modules/audit"
import type AuditModuleService from "../../../modules/audit/service"
import type { InvitedRole } from "../../../modules/sign-in/service"
import { useStaffLinkWorkflow } from "../../../workflows/staff/use-link"
import { whereOf, whoByEmail } from "../../audit/who"
import type { UseBody } from "../validators"

/** `POST /staff-link/use` `{ token, password }` → the password is set and the link used up. A refused password leaves it. */
export const POST = async (req: MedusaRequest, res: MedusaResponse<{ email: string }>) => {
  const { token, password } = req.validatedBody as UseBody
  const { result: link } = await useStaffLinkWorkflow(req.scope).run({ input: { token, password } })
  const who = await whoByEmail(req, link.email)
  await req.scope.resolve<AuditModuleService>(AUDIT_MODULE).note(
    {
      ...who,
      ...whereOf(req),
      action: "link_used",
      kind: "staff",
      record_ids: who.person_id ? [who.person_id] : [],
      sent: { kind: link.kind, email: link.email, ...givenRole(link.invited_role) },
    },
    200
  )
  res.json({ email: link.email })
}

/** No request of its own gives it, so that this entry says which role somebody began with, and in whose name. */
function givenRole(invited: InvitedRole | null): object {
  if (!invited) return {}
  const { by: granted_by, ...role } = invited
  return { ...role, granted_by }
}
