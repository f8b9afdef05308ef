import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockPointsAnswer } from "../../../../contract"
import { stockPoints } from "../../../../reports/stock/points"
import { pointsInScope } from "../../../access/staff"
import { dbOf } from "../asked-document"

/** `GET /admin/stock/points` → the places whose stock the asker may see, to choose one of. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockPointsAnswer>) => {
  res.json({ items: await stockPoints(dbOf(req), await pointsInScope(req)) })
}
