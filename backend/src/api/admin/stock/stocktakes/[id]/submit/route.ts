import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StocktakeAnswer } from "../../../../../../contract"
import { readStocktake } from "../../../../../../modules/stock/documents/stocktakes"
import { submitStocktakeWorkflow } from "../../../../../../workflows/stock/stocktakes"
import { dbOf, requireOwnDocument, signature } from "../../../asked-document"
import type { SubmitStocktakeBody } from "../../../validators"

/** `POST /admin/stock/stocktakes/:id/submit` `{ accept_blank? }` → hands the count in; lines that differ go into a second count first. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StocktakeAnswer>) => {
  const { id } = await requireOwnDocument(req, "stocktake")
  const body = req.validatedBody as SubmitStocktakeBody
  const { person } = await signature(req)
  await submitStocktakeWorkflow(req.scope).run({ input: { ...body, id, person } })
  res.json({ stocktake: await readStocktake(dbOf(req), id) })
}
