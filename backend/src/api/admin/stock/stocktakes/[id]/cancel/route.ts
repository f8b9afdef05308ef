import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StocktakeAnswer } from "../../../../../../contract"
import { readStocktake } from "../../../../../../modules/stock/documents/stocktakes"
import { endStocktakeWorkflow } from "../../../../../../workflows/stock/stocktakes"
import { dbOf, requireOwnDocument, signature } from "../../../asked-document"
import type { ReasonBody } from "../../../validators"

/** `POST /admin/stock/stocktakes/:id/cancel` `{ reason }` → gives the count up; nothing is posted. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StocktakeAnswer>) => {
  const { id } = await requireOwnDocument(req, "stocktake")
  const body = req.validatedBody as ReasonBody
  const { person } = await signature(req)
  await endStocktakeWorkflow(req.scope).run({ input: { ...body, to: "cancelled", id, person } })
  res.json({ stocktake: await readStocktake(dbOf(req), id) })
}
