import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { StaffOrderAnswer } from "../../../../../contract"
import { findOrderRecord } from "../../../../../workflows/checkout/order-record"
import { isOrderOf } from "../../../../../workflows/checkout/find-pickups"
import { withoutPerson } from "../../../../../workflows/checkout/placed-order"
import { pointsInScope, pointsWithPeople } from "../../../../access/staff"
import { showOrderToStaff } from "../../../../../workflows/checkout/show-order"
import { BilingualRefusal } from "../../../../../bilingual-refusal"

/**
 * `GET /admin/orders/:id/placed` → the order as its buyer placed it, for who hands it over: `{ order }`, null where the
 * online shop did not take it; 404 for an unknown order and one of other places. An auditor sees nobody's name, phone, address
 * or code.
 */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StaffOrderAnswer>) => {
  const id = req.params.id!
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const record = await findOrderRecord(db, { id })
  const seen = await pointsInScope(req)
  if (record ? !(await isOrderOf(db, record, seen)) : seen !== "all") throw noOrder(id)
  if (!record) await requireOrder(req, id)

  if (!record) {
    res.json({ order: null })
    return
  }
  const order = await showOrderToStaff(req.scope, record)
  const knowsPeople = await isOrderOf(db, record, await pointsWithPeople(req))
  res.json({ order: knowsPeople ? order : withoutPerson(order) })
}

const noOrder = (id: string) =>
  new BilingualRefusal(
    "unknown_order",
    { chinese: `没有订单 ${id}，请核对订单号。`, english: `There is no order ${id}.` },
    MedusaError.Types.NOT_FOUND
  )

async function requireOrder(req: AuthenticatedMedusaRequest, id: string): Promise<void> {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: ["id"], filters: { id } })
  if (data.length === 0) {
    throw noOrder(id)
  }
}
