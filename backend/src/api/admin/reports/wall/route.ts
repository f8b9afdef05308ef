import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { WallAnswer } from "../../../../contract"
import { wall } from "../../../../reports/wall"

/** `GET /admin/reports/wall` → the office's wall screen as of now; never kept by a cache. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<WallAnswer>) => {
  res.setHeader("Cache-Control", "no-store")
  res.json(await wall(req.scope, new Date()))
}
