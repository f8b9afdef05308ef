import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { EditionContent } from "../../../../contract"
import { editionContent, editionPeriod } from "../../../../reports/editions/content"
import type { PreviewQuery } from "../../periods/validators"

/** `GET /admin/editions/preview?kind&period` → `{ content }`: what handing in would freeze now. */
export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ content: EditionContent }>
) => {
  const { kind, period } = req.validatedQuery as PreviewQuery
  const asked = { kind, period: editionPeriod(kind, period), with_corrections: kind === "month" }
  res.json({ content: await editionContent(req.scope, asked, new Date()) })
}
