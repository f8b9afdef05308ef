import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { PlacedOrder } from "../../contract"
import { businessDay } from "../../values/business-day"
import type { OrderRecord } from "./order-record"
import { findPoint } from "./pickup-point"
import { placedOrderOf } from "./placed-order"

/** The order for its buyer, with the point it is collected at. */
export async function showOrder(container: MedusaContainer, record: OrderRecord): Promise<PlacedOrder> {
  const { sales_point_code } = record.metadata
  if (!sales_point_code) return placedOrderOf(record, null)

  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const found = await findPoint(db, { code: sales_point_code, today: businessDay(new Date()) })
  if (!found) return placedOrderOf(record, null)
  const { stock_location_id: _location, open: _open, ...point } = found
  return placedOrderOf(record, point)
}
