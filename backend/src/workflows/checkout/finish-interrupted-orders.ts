import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { findOrderRecord, ONLINE_SHOP } from "./order-record"
import { finishOrCancel } from "./place-order"

/** A checkout that still runs is left alone for this long. */
const PATIENCE = "1 minute"
const BATCH = 50
const WAIT_SECONDS = 10

// The payment collection is the last row placing an order writes: without it the order was interrupted.
const interruptedSql = `
  SELECT o.custom_display_id AS order_number
  FROM "order" o
  WHERE o.status = 'pending' AND o.deleted_at IS NULL AND o.metadata ->> 'channel' = '${ONLINE_SHOP}'
    AND o.created_at < :now::timestamptz - interval '${PATIENCE}'
    AND NOT EXISTS (
      SELECT 1 FROM order_payment_collection opc WHERE opc.order_id = o.id AND opc.deleted_at IS NULL
    )
  ORDER BY o.created_at
  LIMIT :limit`

/**
 * Orders a crash left between their row and their payment: finished when the goods are still there, cancelled when not.
 * Under the same lock as the checkout itself, so a repeat of the shopper and this never do it both.
 */
export async function finishInterruptedOrders(container: MedusaContainer, now: Date): Promise<number> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as Knex
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const { rows } = await db.raw<{ rows: { order_number: string }[] }>(interruptedSql, { now, limit: BATCH })
  for (const { order_number } of rows) {
    try {
      await container.resolve(Modules.LOCKING).execute(
        [`checkout:${order_number}`],
        async () => {
          const order = await findOrderRecord(db, { order_number })
          if (!order || order.payment_collection_id) return
          const cancelled = await finishOrCancel(container, order, now)
          logger.warn(`Order ${order_number} was interrupted: ${cancelled ? "cancelled" : "finished"}.`)
        },
        { timeout: WAIT_SECONDS }
      )
    } catch (error) {
      logger.error(
        `Order ${order_number} could not be finished; tried again in a minute: ${(error as Error).message}`
      )
    }
  }
  return rows.length
}
