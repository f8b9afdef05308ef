import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { FoundGoodsAnswer } from "../../../../contract"
import { requirePlace } from "../../../../modules/stock/documents/place"
import { findGoods, findGoodsByName } from "../../../../reports/stock/find-goods"
import { dbOf } from "../asked-document"
import { requirePoint } from "../../../access/staff"
import type { FindQuery } from "../validators"

/**
 * `GET /admin/stock/find?code[&point]` → the goods of a barcode, SKU or trace code; empty when nobody knows it.
 * `GET /admin/stock/find?name[&point&limit]` → the first goods by name, pinyin or a part of a code, wherever they are.
 */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<FoundGoodsAnswer>) => {
  const asked = req.validatedQuery as FindQuery
  if (asked.point) await requirePoint(req, asked.point)
  const db = dbOf(req)
  const location_id = asked.point ? (await requirePlace(db, asked.point)).location_id : null
  if ("name" in asked) {
    res.json(await findGoodsByName(db, { ...asked, location_id }))
    return
  }
  const items = await findGoods(db, { ...asked, location_id })
  res.json({ items, total: items.length })
}
