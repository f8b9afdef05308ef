import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { OrderLookupAnswer } from "../../../../contract"
import { accessTokenOf } from "../../../../workflows/checkout/access-token"
import { findOrderRecord } from "../../../../workflows/checkout/order-record"
import { showOrder } from "../../../../workflows/checkout/show-order"
import { orderNotFound } from "../require-order"
import type { StoreOrderLookup } from "../validators"

/** `POST /store/placed-orders/lookup`: order and token for who knows number and phone; 404 otherwise, whichever is wrong. */
export const POST = async (req: MedusaRequest<StoreOrderLookup>, res: MedusaResponse<OrderLookupAnswer>) => {
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { order_number, phone } = req.validatedBody
  const order = await findOrderRecord(db, { order_number })
  if (order?.address.phone !== phone) throw orderNotFound()

  res.json({ order: await showOrder(req.scope, order), access_token: accessTokenOf(order.id) })
}
