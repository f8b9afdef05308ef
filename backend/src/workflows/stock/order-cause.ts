import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { StockCause, StockReason } from "../../modules/stock/stock-cause"

/** What names an order: its own id or number, or a document of Medusa's that belongs to it. */
export type OrderName = "order" | "order_number" | "return" | "claim" | "exchange"

const whereSql: Record<OrderName, string> = {
  order: "o.id = :value",
  order_number: "o.custom_display_id = :value",
  return: `o.id = (SELECT order_id FROM "return" WHERE id = :value)`,
  claim: "o.id = (SELECT order_id FROM order_claim WHERE id = :value)",
  exchange: "o.id = (SELECT order_id FROM order_exchange WHERE id = :value)",
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
