import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StocktakeAnswer } from "../../../../../../contract"
import { readStocktake } from "../../../../../../modules/stock/documents/stocktakes"
import { approveStocktakeWorkflow } from "../../../../../../workflows/stock/stocktakes"
import { dbOf, requireOwnDocument, signature } from "../../../asked-document"
import type { CommandBody } from "../../../validators"

/** `POST /admin/stock/stocktakes/:id/approve` → posts the differences. 400 `own_count` to whoever counted; `settle_missing` names lines that moved meanwhile. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StocktakeAnswer>) => {
  const { id } = await requireOwnDocument(req, "stocktake")
  const body = req.validatedBody as CommandBody
  await approveStocktakeWorkflow(req.scope).run({ input: { ...body, id, ...(await signature(req)) } })
  res.json({ stocktake: await readStocktake(dbOf(req), id) })
}
