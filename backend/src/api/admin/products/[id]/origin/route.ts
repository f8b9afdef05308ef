import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ProductOriginAnswer } from "../../../../../contract"
import { businessDay } from "../../../../../values/business-day"
import { setProductOriginWorkflow } from "../../../../../workflows/origin/set-product-origin"
import { readProductOrigin, requireProduct } from "./read-product-origin"
import type { AdminSetProductOrigin } from "./validators"

/** `GET /admin/products/:id/origin` → `{ origin }`, null until somebody has said it; 404 for an unknown product. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<ProductOriginAnswer>) => {
  res.json({ origin: await readProductOrigin(req.scope, req.params.id!) })
}

/** `POST /admin/products/:id/origin` sets the origin from now on; earlier sales keep theirs. 400 names place or supplier. */
export const POST = async (
  req: AuthenticatedMedusaRequest<AdminSetProductOrigin>,
  res: MedusaResponse<ProductOriginAnswer>
) => {
  const product_id = req.params.id!
  await requireProduct(req.scope, product_id)
  const now = new Date()
  await setProductOriginWorkflow(req.scope).run({
    input: {
      ...req.validatedBody,
      product_id,
      set_by: req.auth_context.actor_id,
      now,
      today: businessDay(now),
    },
  })

  res.json({ origin: await readProductOrigin(req.scope, product_id) })
}
