import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { OrderCancelAnswer } from "../../../../../contract"
import { showOrder } from "../../../../../workflows/checkout/show-order"
import { cancelOwnOrder } from "../../../../../workflows/payment/cancel-own-order"
import { requireOwnOrder, requireRecord } from "../../require-order"

/** `POST …/cancel`: only before payment; a second cancel answers the same. 400 `already_paid` once money has arrived. */
export const POST = async (req: MedusaRequest, res: MedusaResponse<OrderCancelAnswer>) => {
  const { id } = await requireOwnOrder(req)
  await cancelOwnOrder(req.scope, { order_id: id, now: new Date() })
  res.json({ order: await showOrder(req.scope, await requireRecord(req, id)) })
}
