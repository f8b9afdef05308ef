import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { GoodsLabelsAnswer } from "../../../contract"
import { env } from "../../../env"
import { listLabels } from "../../../modules/catalog/statements/list-labels"
import type { AdminLabelsQuery } from "./validators"

/**
 * `GET /admin/labels?variants=a,b` → what a price tag or shelf card says of these variants, in that order. What the shop
 * does not show has no price tag and is left out. Everything in it is public.
 */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<GoodsLabelsAnswer>) => {
  const { variants } = req.validatedQuery as AdminLabelsQuery
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const rows = await listLabels(db, variants)

  res.json({
    items: rows.map(({ handle, ...label }) => ({
      ...label,
      url: `${env.STOREFRONT_URL}/products/${encodeURIComponent(handle)}`,
    })),
  })
}
