import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { OverviewAnswer } from "../../../../contract"
import { overview, type OverviewQuery } from "../../../../reports/overview"

/** `GET /admin/reports/overview?month=YYYY-MM` → the officer's first page. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<OverviewAnswer>) => {
  res.json(await overview(req.scope, req.validatedQuery as OverviewQuery, new Date()))
}
