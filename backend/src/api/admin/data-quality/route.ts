import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { QualityAnswer } from "../../../contract"
import { dataQuality } from "../../../reports/data-quality"

/** `GET /admin/data-quality` → every kind of trouble that is looked for, with how many there are. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<QualityAnswer>) => {
  res.json(await dataQuality(req.scope, new Date()))
}
