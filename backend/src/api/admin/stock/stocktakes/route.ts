import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockDocumentsAnswer, StocktakeAnswer } from "../../../../contract"
import { startStocktakeWorkflow } from "../../../../workflows/stock/stocktakes"
import { documentsOf, signature } from "../asked-document"
import { shownStocktake } from "../shown-stocktake"
import { requirePoint } from "../../../access/staff"
import type { StartStocktakeBody } from "../validators"

/** `GET /admin/stock/stocktakes?point&state&from&until&q&limit&offset` → counts (盘点) of the asker's places, newest first. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockDocumentsAnswer>) => {
  res.json(await documentsOf(req, "stocktake"))
}

/** `POST /admin/stock/stocktakes` `{ id, point, scope, is_blind?, note? }` → 201: the count begins. 409 `counted_elsewhere`. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StocktakeAnswer>) => {
  const body = req.validatedBody as StartStocktakeBody
  await requirePoint(req, body.point)
  await startStocktakeWorkflow(req.scope).run({ input: { ...body, ...(await signature(req)) } })
  res.status(201).json({ stocktake: await shownStocktake(req, { id: body.id, point_code: body.point }) })
}
