import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { catchUpAtBoot } from "../../../workflows/ledger/catch-up"
import { STOCK_MODULE } from "../../../modules/stock"
import type StockModuleService from "../../../modules/stock/service"
import { reconcileStockAtBoot } from "../../../workflows/stock/reconcile-stock"

/**
 * `GET /health/ready` → 200 `{ status: "ready" }` once the database answers, the migrations are in, the ledger has caught up
 * with the orders of before this process, and stock was looked through. 503 with their names while guards on stock are
 * missing: what is sold then could be sold twice. Anything but 200 means: do not send shoppers here yet.
 */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await db.raw("SELECT 1 FROM sales_line LIMIT 1")
  await catchUpAtBoot(req.scope)
  await reconcileStockAtBoot(req.scope)
  const missing_guards = await req.scope.resolve<StockModuleService>(STOCK_MODULE).missingGuards()
  if (missing_guards.length > 0) {
    res.status(503).json({ status: "stock_unguarded", missing_guards })
    return
  }

  res.json({ status: "ready" })
}
