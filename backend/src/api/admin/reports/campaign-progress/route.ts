import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { CampaignProgressReport } from "../../../../contract"
import { campaignProgress, type CampaignProgressQuery } from "../../../../reports/campaign-progress"
import { reportFile } from "../../../../reports/files/report-file"
import { sendFile, takenBy } from "../send-file"

/**
 * `GET /admin/reports/campaign-progress?month=YYYY-MM[&format=json|xlsx|csv]` → 百县百品 by county, for the screen or as a file.
 * 404 while no edition is published.
 */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<CampaignProgressReport>) => {
  const { format, ...query } = req.validatedQuery as CampaignProgressQuery
  const now = new Date()
  const report = await campaignProgress(req.scope, query, now)
  if (format === "json") {
    res.json(report)
    return
  }
  const taken = takenBy(req, now)
  await sendFile(res, reportFile(report, "done_fen", taken), { format, taken })
}
