import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StocktakeAnswer } from "../../../../../../contract"
import { approveStocktakeWorkflow } from "../../../../../../workflows/stock/stocktakes"
import { requireOwnDocument, signature } from "../../../asked-document"
import { shownStocktake } from "../../../shown-stocktake"
import type { CommandBody } from "../../../validators"

/** `POST /admin/stock/stocktakes/:id/approve` → posts the differences. 400 `own_count` to whoever counted; `settle_missing` names lines that moved meanwhile. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StocktakeAnswer>) => {
  const head = await requireOwnDocument(req, "stocktake")
  const { id } = head
  const body = req.validatedBody as CommandBody
  await approveStocktakeWorkflow(req.scope).run({ input: { ...body, id, ...(await signature(req)) } })
  res.json({ stocktake: await shownStocktake(req, head) })
}
