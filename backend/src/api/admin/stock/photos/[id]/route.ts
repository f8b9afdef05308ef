import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { noPhoto, readPhoto } from "../../../../../modules/stock/documents/photos"
import { pointsInScope } from "../../../../access/staff"
import { dbOf } from "../../asked-document"

/** `GET /admin/stock/photos/:id` → the JPEG; 404 when there is none, or it is another place's. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const id = req.params.id!
  const [photo, points] = await Promise.all([readPhoto(dbOf(req), id), pointsInScope(req)])
  if (!photo || (points !== "all" && !points.includes(photo.point_code))) throw noPhoto(id)
  // It came from somebody's device: a picture and nothing else, whatever its bytes look like to a browser.
  res.set({
    "content-type": "image/jpeg",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cache-control": "private, max-age=3600",
  })
  res.send(photo.content)
}
