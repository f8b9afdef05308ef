import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { PickupsAnswer } from "../../../contract"
import { findPickups, type PickupSearch } from "../../../workflows/checkout/find-pickups"
import { pointsInScope, requirePoint } from "../../access/staff"
import { showOrderToStaff } from "../../../workflows/checkout/show-order"

/**
 * `GET /admin/pickups?code|order_number|phone_end[&point][&limit][&offset]` → the orders a shopper at the counter may mean,
 * names and phones masked. Finds, changes nothing. 400 names the parameter at fault, 404 a
 * point that is not the asker's.
 */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<PickupsAnswer>) => {
  // The validator saw to it that one way of asking is there.
  const search = req.validatedQuery as PickupSearch
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  if (search.point !== undefined) await requirePoint(req, search.point)
  const { records, total } = await findPickups(db, search, await pointsInScope(req))
  const items = await Promise.all(records.map((record) => showOrderToStaff(req.scope, record)))

  res.json({ items, total, limit: search.limit, offset: search.offset })
}
