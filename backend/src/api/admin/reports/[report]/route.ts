import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { SalesReport } from "../../../../contract"
import { reportFile } from "../../../../reports/files/report-file"
import { isSalesReport, salesReports } from "../../../../reports/sales-reports"
import type { SalesRowsQuery } from "../../../../reports/sales-rows"
import { scopeOf } from "../../../access/staff"
import { sendFile, takenBy } from "../send-file"
import { BilingualRefusal } from "../../../../bilingual-refusal"

/**
 * `GET /admin/reports/:report?from&until[&order][&compare][&show][&format=json|xlsx|csv]` and any of `LineParams` → one of the reports of
 * `SalesReportName`, for the screen or as a file with the same rows. 404 names no report of ours or a place that is not the asker's, 400 the parameter at fault.
 */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<SalesReport>) => {
  const { report: name } = req.params as { report: string }
  if (!isSalesReport(name)) {
    throw new BilingualRefusal(
      "no_report",
      { chinese: `没有报表 ${name}，请从报表目录中选择。`, english: `There is no report ${name}.` },
      MedusaError.Types.NOT_FOUND
    )
  }
  const query = req.validatedQuery as SalesRowsQuery
  const now = new Date()
  const report = await salesReports[name](req.scope, query, await scopeOf(req), now)
  if (query.format === "json") {
    res.json(report)
    return
  }
  const taken = takenBy(req, now)
  await sendFile(res, reportFile(report, "period_net_fen", taken), { format: query.format, taken })
}
