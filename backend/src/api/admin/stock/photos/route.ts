import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockPhotoAnswer } from "../../../../contract"
import { keepStockPhotoWorkflow } from "../../../../workflows/stock/photos"
import { requirePoint } from "../../../access/staff"
import { personOf } from "../../person"
import type { PhotoBody } from "../validators"

/**
 * `POST /admin/stock/photos` `{ id, point, content }` → 201: a JPEG (base64, 1.5 MB) that a line of a receipt or a write-off of
 * this place may name. A repeat of the same id and photo answers the same; 400 `photo_unreadable`: no JPEG.
 */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockPhotoAnswer>) => {
  const { id, point, content } = req.validatedBody as PhotoBody
  await requirePoint(req, point)
  const { result: photo } = await keepStockPhotoWorkflow(req.scope).run({
    input: { id, point, content, person: await personOf(req) },
  })
  res.status(201).json({ photo })
}
