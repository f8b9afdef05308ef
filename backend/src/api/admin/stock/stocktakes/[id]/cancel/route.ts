import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StocktakeAnswer } from "../../../../../../contract"
import { endStocktakeWorkflow } from "../../../../../../workflows/stock/stocktakes"
import { requireOwnDocument, signature } from "../../../asked-document"
import { shownStocktake } from "../../../shown-stocktake"
import type { ReasonBody } from "../../../validators"

/** `POST /admin/stock/stocktakes/:id/cancel` `{ reason }` → gives the count up; nothing is posted. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StocktakeAnswer>) => {
  const head = await requireOwnDocument(req, "stocktake")
  const { id } = head
  const body = req.validatedBody as ReasonBody
  const { person } = await signature(req)
  await endStocktakeWorkflow(req.scope).run({ input: { ...body, to: "cancelled", id, person } })
  res.json({ stocktake: await shownStocktake(req, head) })
}
