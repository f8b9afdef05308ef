import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StocktakeAnswer } from "../../../../../contract"
import { editStocktakeWorkflow } from "../../../../../workflows/stock/stocktakes"
import { requireOwnDocument, signature } from "../../asked-document"
import { shownStocktake } from "../../shown-stocktake"
import type { EditStocktakeBody } from "../../validators"

/** `GET /admin/stock/stocktakes/:id` → the document with its lines; 404 when there is none, or it is another place's. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StocktakeAnswer>) => {
  const head = await requireOwnDocument(req, "stocktake")
  res.json({ stocktake: await shownStocktake(req, head) })
}

/** `POST /admin/stock/stocktakes/:id` `{ command_id, version, lines }` → writes reasons, and which of difference and count holds. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StocktakeAnswer>) => {
  const head = await requireOwnDocument(req, "stocktake")
  const { id } = head
  const { person } = await signature(req)
  await editStocktakeWorkflow(req.scope).run({
    input: { ...(req.validatedBody as EditStocktakeBody), id, person },
  })
  res.json({ stocktake: await shownStocktake(req, head) })
}
