import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StaffLinkLook } from "../../../contract"
import { SIGN_IN_MODULE } from "../../../modules/sign-in"
import type SignInModuleService from "../../../modules/sign-in/service"
import { linkOver } from "../../../workflows/staff/use-link"
import type { LookBody } from "../validators"

/** `POST /staff-link/look` `{ token }` → whose link it is and what for. Looking does not use it up. Refused once it is over. */
export const POST = async (req: MedusaRequest, res: MedusaResponse<StaffLinkLook>) => {
  const { token } = req.validatedBody as LookBody
  const link = await req.scope.resolve<SignInModuleService>(SIGN_IN_MODULE).findLink(token)
  if (!link) throw linkOver()
  const { kind, name, email, expires_at } = link
  res.json({ kind, name, email, expires_at: expires_at.toISOString() })
}
