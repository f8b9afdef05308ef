import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { FreeGoodsAnswer } from "../../../../contract"
import { requirePlace } from "../../../../modules/stock/documents/place"
import { mayTransfer } from "../../../../modules/stock/documents/transfer-rules"
import { freeGoods } from "../../../../reports/stock/free-goods"
import { noPoint, requirePoint } from "../../../access/staff"
import { dbOf } from "../asked-document"
import type { FreeQuery } from "../validators"

/**
 * `GET /admin/stock/free?point&items[&from]` → how many of some goods the point could give now, or `from` could give it. 404 for
 * a point that is not the asker's, and for a `from` that does not supply it: nobody looks into a stranger's shelves.
 */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<FreeGoodsAnswer>) => {
  const { point, from, items } = req.validatedQuery as FreeQuery
  await requirePoint(req, point)
  const place = await requirePlace(dbOf(req), point)
  const source = from ? await requirePlace(dbOf(req), from) : place
  if (source.code !== place.code && !mayTransfer(source, place)) throw noPoint(source.code)
  const free = await freeGoods(dbOf(req), { location_id: source.location_id, items })
  res.json({
    items: items.map((inventory_item_id) => ({
      inventory_item_id,
      available: free.get(inventory_item_id) ?? 0,
    })),
  })
}
