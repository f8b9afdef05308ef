import type { MedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { opensOrder } from "../../../workflows/checkout/access-token"
import { findOrderRecord, type OrderRecord } from "../../../workflows/checkout/order-record"

/** The order the token opens. Unknown, or somebody else's: one answer, so that neither can be told from the other. */
export async function requireOwnOrder(req: MedusaRequest): Promise<OrderRecord> {
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const order_number = req.params.order_number ?? ""
  const order = /^\d{16}$/.test(order_number) ? await findOrderRecord(db, { order_number }) : null
  if (order && opensOrder(req.get("x-order-token"), order.id)) return order
  throw orderNotFound()
}

export async function requireRecord(req: MedusaRequest, id: string): Promise<OrderRecord> {
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const order = await findOrderRecord(db, { id })
  if (!order) throw orderNotFound()
  return order
}

export function orderNotFound(): MedusaError {
  return new MedusaError(
    MedusaError.Types.NOT_FOUND,
    "No such order: check the order number, or look it up with the phone number it was placed with.",
    "order_not_found"
  )
}
