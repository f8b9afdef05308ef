import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { catchUpAtBoot } from "../../../workflows/ledger/catch-up"

/**
 * `GET /health/ready` → 200 `{ status: "ready" }` once the database answers, the migrations are in and the ledger has
 * caught up with the orders of before this process. Anything less is an error status: do not send shoppers here yet.
 */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await db.raw("SELECT 1 FROM sales_line LIMIT 1")
  await catchUpAtBoot(req.scope)

  res.json({ status: "ready" })
}
