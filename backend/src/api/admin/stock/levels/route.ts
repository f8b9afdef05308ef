import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockLevelsAnswer } from "../../../../contract"
import { requirePlace } from "../../../../modules/stock/documents/place"
import { stockLevels } from "../../../../reports/stock/levels"
import { businessDay } from "../../../../values/business-day"
import { dbOf } from "../asked-document"
import { requirePoint } from "../../../access/staff"
import type { LevelsQuery } from "../validators"

/** `GET /admin/stock/levels?point&q&category&state&limit&offset` → what lies at a place, found by name, pinyin or barcode. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockLevelsAnswer>) => {
  const { point, q, category, state, limit, offset } = req.validatedQuery as LevelsQuery
  await requirePoint(req, point)
  const { location_id } = await requirePlace(dbOf(req), point)
  const asked = { location_id, q: q ?? null, category: category ?? null, state: state ?? null, limit, offset }
  res.json(await stockLevels(dbOf(req), { ...asked, today: businessDay(new Date()) }))
}
