import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { StockCause, StockReason } from "../../modules/stock/stock-cause"

/** What names an order: its own id or number, or a document of Medusa's that belongs to it. */
export type OrderName =
  "order" | "order_number" | "return" | "claim" | "exchange" | "payment_collection" | "payment"

const whereSql: Record<OrderName, string> = {
  order: "o.id = :value",
  order_number: "o.custom_display_id = :value",
  return: `o.id = (SELECT order_id FROM "return" WHERE id = :value)`,
  claim: "o.id = (SELECT order_id FROM order_claim WHERE id = :value)",
  exchange: "o.id = (SELECT order_id FROM order_exchange WHERE id = :value)",
  payment_collection: `o.id = (SELECT order_id FROM order_payment_collection
    WHERE payment_collection_id = :value AND deleted_at IS NULL LIMIT 1)`,
  payment: `o.id = (SELECT l.order_id FROM payment p JOIN order_payment_collection l
      ON l.payment_collection_id = p.payment_collection_id AND l.deleted_at IS NULL
    WHERE p.id = :value LIMIT 1)`,
}

/** Stock moves for this order. A name that leads to no order gives a cause without a document. */
export async function orderCause(
  db: Knex,
  reason: StockReason,
  by: OrderName,
  value: string
): Promise<StockCause> {
  const sql = `
    SELECT o.id, COALESCE(o.custom_display_id, o.display_id::text) AS number
    FROM "order" o WHERE ${whereSql[by]} AND o.deleted_at IS NULL`
  const { rows } = await db.raw<{ rows: { id: string; number: string }[] }>(sql, { value })
  const [order] = rows
  return order ? { reason, document: { kind: "order", ...order } } : { reason }
}
