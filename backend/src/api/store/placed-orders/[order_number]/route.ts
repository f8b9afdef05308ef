import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { PlacedOrderAnswer } from "../../../../contract"
import { showOrder } from "../../../../workflows/checkout/show-order"
import { askAboutPayment } from "../../../../workflows/payment/ask-about-payment"
import { requireOwnOrder, requireRecord } from "../require-order"

/** `GET /store/placed-orders/:order_number` with `x-order-token`. Asks the provider while a payment is open: a lost notice heals here. */
export const GET = async (req: MedusaRequest, res: MedusaResponse<PlacedOrderAnswer>) => {
  const order = await requireOwnOrder(req)
  const asked = await askAboutPayment(req.scope, order)
  res.json({ order: await showOrder(req.scope, asked ? await requireRecord(req, order.id) : order) })
}
