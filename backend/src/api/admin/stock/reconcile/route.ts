import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockReconciliation } from "../../../../contract"
import { reconcileStock } from "../../../../workflows/stock/reconcile-stock"

/** Another run is a matter of seconds. */
const WAIT_SECONDS = 10

/**
 * `POST /admin/stock/reconcile` → looks through everything now, the whole journal too, mends what can only be mended in one
 * way and answers what was found and mended. 409 `stock_busy` while another run takes longer than ten seconds.
 */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockReconciliation>) => {
  const done = await reconcileStock(req.scope, { now: new Date(), part: "whole", wait_seconds: WAIT_SECONDS })
  res.json(done!)
}
