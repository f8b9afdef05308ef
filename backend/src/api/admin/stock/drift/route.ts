import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockDriftAnswer } from "../../../../contract"
import { stockDriftNow } from "../../../../workflows/stock/reconcile-stock"

/** `GET /admin/stock/drift` → every way in which stock can come apart, with how many there are now. Changes nothing. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockDriftAnswer>) => {
  res.json(await stockDriftNow(req.scope, new Date()))
}
