import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { PICKUP_MODULE } from "../../modules/pickup"
import type PickupModuleService from "../../modules/pickup/service"

const byOrderSql = `SELECT custom_display_id AS order_number FROM "order" WHERE id = :id`
const byFulfillmentSql = `
  SELECT o.custom_display_id AS order_number
  FROM order_fulfillment link JOIN "order" o ON o.id = link.order_id
  WHERE link.fulfillment_id = :id AND link.deleted_at IS NULL`

/** Frees the pick-up code of the order an event speaks of; `delivery.created` names the fulfilment, others the order. */
export async function releasePickupCodes(
  container: MedusaContainer,
  { event, id, now }: { event: string; id: string; now: Date }
): Promise<void> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as Knex
  const sql = event === "delivery.created" ? byFulfillmentSql : byOrderSql
  const { rows } = await db.raw<{ rows: { order_number: string | null }[] }>(sql, { id })
  const order_number = rows[0]?.order_number
  if (!order_number) return

  await container.resolve<PickupModuleService>(PICKUP_MODULE).releaseCode(order_number, now)
}
