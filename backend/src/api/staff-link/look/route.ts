import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { StaffLinkLook } from "../../../contract"
import { type Grant, roles } from "../../../modules/access/roles"
import { SIGN_IN_MODULE } from "../../../modules/sign-in"
import type SignInModuleService from "../../../modules/sign-in/service"
import { requireInvitedRole } from "../../../workflows/staff/invited-role"
import { linkOver } from "../../../workflows/staff/use-link"
import { withPlace } from "../../admin/role-assignments/assignment-row"
import type { LookBody } from "../validators"

/** `POST /staff-link/look` `{ token }` → whose link it is and what for. Looking does not use it up. Refused once it or its role is over. */
export const POST = async (req: MedusaRequest, res: MedusaResponse<StaffLinkLook>) => {
  const { token } = req.validatedBody as LookBody
  const link = await req.scope.resolve<SignInModuleService>(SIGN_IN_MODULE).findLink(token)
  if (!link) throw linkOver()
  const { kind, name, email, expires_at } = link
  const invited = await requireInvitedRole(req.scope, link, new Date())
  res.json({
    kind,
    name,
    email,
    expires_at: expires_at.toISOString(),
    role: invited && (await roleWords(req.scope, invited)),
  })
}

async function roleWords(container: MedusaContainer, grant: Grant): Promise<StaffLinkLook["role"]> {
  const { name, name_en } = roles[grant.role]
  const { place_name, place_name_en } = await withPlace(container, grant)
  return { name, name_en, place_name, place_name_en }
}
