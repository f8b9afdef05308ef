import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { RolePlacesAnswer } from "../../../contract"
import { findGrantPlaces } from "../../../reports/grant-places"
import { businessDay } from "../../../values/business-day"
import type { RolePlacesQuery } from "./validators"

/** `GET /admin/role-places?scope_kind&q` → open places where a role may be held, at most twenty of `total`; to choose one of. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<RolePlacesAnswer>) => {
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const asked = req.validatedQuery as RolePlacesQuery
  res.json(await findGrantPlaces(db, { ...asked, today: businessDay(new Date()) }))
}
