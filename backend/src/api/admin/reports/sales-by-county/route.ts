import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { SalesByCountyReport } from "../../../../contract"
import { salesByCounty, type SalesByCountyQuery } from "../../../../reports/sales-by-county"

/** `GET /admin/reports/sales-by-county?from&until[&order][&line][&source]` → 分县销售. 400 names the parameter at fault. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<SalesByCountyReport>) => {
  res.json(await salesByCounty(req.scope, req.validatedQuery as SalesByCountyQuery, new Date()))
}
