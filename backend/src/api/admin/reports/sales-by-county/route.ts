import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { SalesByCountyReport } from "../../../../contract"
import { reportFile } from "../../../../reports/files/report-file"
import { salesByCounty, type SalesByCountyQuery } from "../../../../reports/sales-by-county"
import { scopeOf } from "../../../access/staff"
import { sendFile, takenBy } from "../send-file"

/**
 * `GET /admin/reports/sales-by-county?from&until[&order][&line][&source][&format=json|xlsx|csv]` → 分县销售, for the screen or as
 * a file with the same rows. 400 names the parameter at fault, 404 a place that
 * is not the asker's.
 */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<SalesByCountyReport>) => {
  const { format, ...query } = req.validatedQuery as SalesByCountyQuery
  const now = new Date()
  const report = await salesByCounty(req.scope, query, await scopeOf(req), now)
  if (format === "json") {
    res.json(report)
    return
  }
  const taken = takenBy(req, now)
  await sendFile(res, reportFile(report, "period_net_fen", taken), { format, taken })
}
