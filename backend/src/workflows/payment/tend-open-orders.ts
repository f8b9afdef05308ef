import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { ONLINE_SHOP } from "../checkout/order-record"
import { cancelUnpaidOrder } from "./cancel-unpaid-order"
import { settlePayment } from "./settle-payment"

/** Orders looked at in one run; the rest waits a minute. */
const BATCH = 100

// Not paid yet, or captured by a process that died before it wrote the order's transaction. Oldest first, so that a provider that cannot be asked about one order does not keep the others waiting for ever.
const openOrdersSql = `
  SELECT o.id
  FROM "order" o
  WHERE o.status = 'pending' AND o.deleted_at IS NULL AND o.metadata ->> 'channel' = '${ONLINE_SHOP}'
    AND o.metadata ->> 'pay_before' IS NOT NULL
    AND (o.metadata ->> 'pay_before' <= :now_text OR o.created_at < :now::timestamptz - interval '1 minute')
    AND (
      EXISTS (
        SELECT 1 FROM order_payment_collection opc
        JOIN payment_collection pc ON pc.id = opc.payment_collection_id AND pc.deleted_at IS NULL
        WHERE opc.order_id = o.id AND opc.deleted_at IS NULL
          AND pc.status IN ('not_paid', 'awaiting', 'requires_action', 'failed', 'authorized', 'partially_authorized')
      )
      OR o.created_at > :now::timestamptz - interval '3 days' AND EXISTS (
        SELECT 1 FROM order_payment_collection opc
        JOIN payment p ON p.payment_collection_id = opc.payment_collection_id
        JOIN capture c ON c.payment_id = p.id AND c.deleted_at IS NULL
        WHERE opc.order_id = o.id AND opc.deleted_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM order_transaction t WHERE t.reference_id = c.id AND t.deleted_at IS NULL)
      )
    )
  ORDER BY o.created_at
  LIMIT :limit`

/**
 * What a lost notice or a missing shopper leaves open: asks the provider about every order that waits for its online
 * payment, records what was paid, and cancels what was not by its `pay_before`. Safe to run twice and side by side.
 */
export async function tendOpenOrders(container: MedusaContainer, now: Date): Promise<{ tended: number }> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as Knex
  const { rows } = await db.raw<{ rows: { id: string }[] }>(openOrdersSql, {
    now,
    now_text: now.toISOString(),
    limit: BATCH,
  })
  const isDue = (pay_before: string | null): boolean => pay_before !== null && pay_before <= now.toISOString()
  for (const { id } of rows) {
    try {
      if ((await settlePayment(container, id)) === "not_paid") {
        await cancelUnpaidOrder(container, id, { now, due: isDue })
      }
    } catch (error) {
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(`Open order ${id} could not be settled; asked again in a minute: ${(error as Error).message}`)
    }
  }
  return { tended: rows.length }
}
