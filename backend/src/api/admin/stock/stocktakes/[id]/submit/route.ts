import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StocktakeAnswer } from "../../../../../../contract"
import { submitStocktakeWorkflow } from "../../../../../../workflows/stock/stocktakes"
import { requireOwnDocument, signature } from "../../../asked-document"
import { shownStocktake } from "../../../shown-stocktake"
import type { SubmitStocktakeBody } from "../../../validators"

/** `POST /admin/stock/stocktakes/:id/submit` `{ accept_blank? }` → hands the count in; lines that differ go into a second count first. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StocktakeAnswer>) => {
  const head = await requireOwnDocument(req, "stocktake")
  const { id } = head
  const body = req.validatedBody as SubmitStocktakeBody
  const { person } = await signature(req)
  await submitStocktakeWorkflow(req.scope).run({ input: { ...body, id, person } })
  res.json({ stocktake: await shownStocktake(req, head) })
}
