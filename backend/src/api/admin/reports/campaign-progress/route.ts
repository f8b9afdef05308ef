import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { CampaignProgressReport } from "../../../../contract"
import { campaignProgress, type CampaignProgressQuery } from "../../../../reports/campaign-progress"

/** `GET /admin/reports/campaign-progress?month=YYYY-MM` → 百县百品 by county. 404 while no edition is published. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<CampaignProgressReport>) => {
  res.json(await campaignProgress(req.scope, req.validatedQuery as CampaignProgressQuery, new Date()))
}
