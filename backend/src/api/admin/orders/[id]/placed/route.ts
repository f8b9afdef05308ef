import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { StaffOrderAnswer } from "../../../../../contract"
import { findOrderRecord } from "../../../../../workflows/checkout/order-record"
import { showOrderToStaff } from "../../../../../workflows/checkout/show-order"

/**
 * `GET /admin/orders/:id/placed` → the order as its buyer placed it, for who hands it over: `{ order }`, null where the
 * online shop did not take it; 404 for an unknown order.
 */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StaffOrderAnswer>) => {
  const id = req.params.id!
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const record = await findOrderRecord(db, { id })
  if (!record) await requireOrder(req, id)

  res.json({ order: record && (await showOrderToStaff(req.scope, record)) })
}

async function requireOrder(req: AuthenticatedMedusaRequest, id: string): Promise<void> {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: ["id"], filters: { id } })
  if (data.length === 0) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no order ${id}.`, "unknown_order")
  }
}
