import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { PeriodsAnswer } from "../../../contract"
import { periodRows } from "../../../reports/period-rows"

/** `GET /admin/periods` → every month from the ledger's first, newest first: open, closed or published, with its figure. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<PeriodsAnswer>) => {
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  res.json({ items: await periodRows(db, new Date()) })
}
