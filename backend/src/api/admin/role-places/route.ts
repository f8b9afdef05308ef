import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { RolePlacesAnswer } from "../../../contract"
import { findGrantPlaces } from "../../../reports/grant-places"
import type { RolePlacesQuery } from "./validators"

/** `GET /admin/role-places?scope_kind&q` → places where a role may be held, at most twenty; to choose one of. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<RolePlacesAnswer>) => {
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  res.json({ items: await findGrantPlaces(db, req.validatedQuery as RolePlacesQuery) })
}
