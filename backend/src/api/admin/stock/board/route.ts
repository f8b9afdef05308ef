import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockBoard } from "../../../../contract"
import { requirePlace } from "../../../../modules/stock/documents/place"
import { stockBoard } from "../../../../reports/stock/board"
import { businessDay } from "../../../../values/business-day"
import { dbOf } from "../asked-document"
import { requirePoint } from "../../../access/staff"
import type { PointQuery } from "../validators"

/** `GET /admin/stock/board?point` → what there is to do at a place today, and what it sold. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockBoard>) => {
  const { point } = req.validatedQuery as PointQuery
  await requirePoint(req, point)
  res.json(await stockBoard(dbOf(req), await requirePlace(dbOf(req), point), businessDay(new Date())))
}
