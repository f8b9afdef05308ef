import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockCategoriesAnswer } from "../../../../contract"
import { stockCategories } from "../../../../reports/stock/points"
import { dbOf } from "../asked-document"

/** `GET /admin/stock/categories` → categories that hold goods; to narrow a list, or to count one of them. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockCategoriesAnswer>) => {
  res.json({ items: await stockCategories(dbOf(req)) })
}
