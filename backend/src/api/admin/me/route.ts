import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MeAnswer } from "../../../contract"
import { pagesOf } from "../../../modules/access/pages"
import { staffOf } from "../../access/staff"
import { withPlace } from "../role-assignments/assignment-row"

/** `GET /admin/me` → who is signed in, their roles by name of the place, the page they begin with and those they may open. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<MeAnswer>) => {
  const { user_id, name, grants } = staffOf(req)
  const named = await Promise.all(grants.map(async (grant) => await withPlace(req.scope, grant)))
  res.json({ person: { id: user_id, name }, grants: named, ...pagesOf(grants) })
}
