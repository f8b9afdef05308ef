import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { StockMovementsAnswer } from "../../../../contract"
import { stockMovements } from "../../../../reports/stock-movements"
import { requirePoint } from "../../../access/staff"
import type { MovementsQuery } from "./validators"

/**
 * `GET /admin/stock/movements?point&variant_id|inventory_item_id&reason&after&limit` → every change of an item at a place, newest
 * first: what, how much, what was there then, why, by which document and person. `next` goes into `after`. 404 for a point
 * that is not the asker's; 400 names the parameter at fault.
 */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockMovementsAnswer>) => {
  const asked = req.validatedQuery as MovementsQuery
  await requirePoint(req, asked.point)
  const items = await stockMovements(req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION), asked)
  const next = items.length === asked.limit ? (items.at(-1)?.id ?? null) : null
  res.json({ items, limit: asked.limit, next })
}
