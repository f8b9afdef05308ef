import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { FoundGoodsAnswer } from "../../../../contract"
import { requirePlace } from "../../../../modules/stock/documents/place"
import { findGoods } from "../../../../reports/stock/find-goods"
import { dbOf } from "../asked-document"
import { requirePoint } from "../../../access/staff"
import type { FindQuery } from "../validators"

/** `GET /admin/stock/find?code[&point]` → the goods of a barcode, SKU or trace code; empty when nobody knows it. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<FoundGoodsAnswer>) => {
  const { code, point } = req.validatedQuery as FindQuery
  if (point) await requirePoint(req, point)
  const location_id = point ? (await requirePlace(dbOf(req), point)).location_id : null
  res.json({ items: await findGoods(dbOf(req), { code, location_id }) })
}
