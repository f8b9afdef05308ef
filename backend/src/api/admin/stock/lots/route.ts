import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockLotsAnswer } from "../../../../contract"
import { requirePlace } from "../../../../modules/stock/documents/place"
import { lotRows } from "../../../../reports/stock/lots"
import { businessDay } from "../../../../values/business-day"
import { dbOf } from "../asked-document"
import { requirePoint } from "../../../access/staff"
import type { LotsQuery } from "../validators"

/** `GET /admin/stock/lots?point&inventory_item_id&state&limit&offset` → lots at a place, first expired first. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockLotsAnswer>) => {
  const { point, inventory_item_id, state, limit, offset } = req.validatedQuery as LotsQuery
  await requirePoint(req, point)
  const { location_id } = await requirePlace(dbOf(req), point)
  const today = businessDay(new Date())
  const lots = await lotRows(dbOf(req), { location_id, inventory_item_id: inventory_item_id ?? null, today })
  const matching = lots.filter(({ standing }) => !state || standing === state)
  res.json({ items: matching.slice(offset, offset + limit), total: matching.length, limit, offset })
}
