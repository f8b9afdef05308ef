import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { PlacedOrder, SalesPointItem, StaffOrder } from "../../contract"
import { businessDay } from "../../values/business-day"
import type { OrderRecord } from "./order-record"
import { findPoint } from "./pickup-point"
import { placedOrderOf, staffOrderOf } from "./placed-order"

/** The order for its buyer, with the point it is collected at. */
export async function showOrder(container: MedusaContainer, record: OrderRecord): Promise<PlacedOrder> {
  return placedOrderOf(record, await pointOf(container, record))
}

/** The order for who hands it over. */
export async function showOrderToStaff(container: MedusaContainer, record: OrderRecord): Promise<StaffOrder> {
  return staffOrderOf(record, await pointOf(container, record))
}

async function pointOf(
  container: MedusaContainer,
  { metadata: { sales_point_code } }: OrderRecord
): Promise<SalesPointItem | null> {
  if (!sales_point_code) return null

  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const found = await findPoint(db, { code: sales_point_code, today: businessDay(new Date()) })
  if (!found) return null
  const { stock_location_id: _location, open: _open, ...point } = found
  return point
}
