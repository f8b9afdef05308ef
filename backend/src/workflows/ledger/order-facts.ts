import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/**
 * Facts of Medusa's orders the ledger has not looked at: captures, refunds, cancellations, goods received back, confirmed
 * changes. An exact comparison, not a clock: a row that commits late or out of order is found all the same.
 * `:fresh` seconds a refund may wait, because Medusa's cancellation writes the refund first and the cancellation after it.
 */
const pendingOrdersSql = `
  WITH fact AS (
    SELECT 'capture:' || c.id AS fact, opc.order_id, c.created_at AS at
    FROM capture c
    JOIN payment p ON p.id = c.payment_id
    JOIN order_payment_collection opc ON opc.payment_collection_id = p.payment_collection_id AND opc.deleted_at IS NULL
    WHERE c.deleted_at IS NULL AND c.created_at >= :since
    UNION ALL
    SELECT 'refund:' || r.id, opc.order_id, r.created_at
    FROM refund r
    JOIN payment p ON p.id = r.payment_id
    JOIN order_payment_collection opc ON opc.payment_collection_id = p.payment_collection_id AND opc.deleted_at IS NULL
    WHERE r.deleted_at IS NULL AND r.created_at >= :since AND r.created_at < now() - make_interval(secs => :fresh)
    UNION ALL
    SELECT 'cancel:' || o.id, o.id, o.canceled_at
    FROM "order" o
    WHERE o.canceled_at >= :since
    UNION ALL
    SELECT 'return:' || ri.id || ':' || (ri.received_quantity + ri.damaged_quantity)::float8, r.order_id, ri.updated_at
    FROM return_item ri
    JOIN return r ON r.id = ri.return_id
    WHERE ri.deleted_at IS NULL AND ri.received_quantity + ri.damaged_quantity > 0 AND ri.updated_at >= :since
    UNION ALL
    SELECT 'change:' || oc.id, oc.order_id, oc.confirmed_at
    FROM order_change oc
    WHERE oc.confirmed_at >= :since AND oc.change_type IN ('edit', 'exchange', 'claim')
  )
  SELECT fact.order_id, min(fact.at) AS first_at
  FROM fact
  LEFT JOIN ledger_order_event seen ON seen.fact = fact.fact
  WHERE seen.fact IS NULL AND (CAST(:until AS timestamptz) IS NULL OR fact.at < :until)
  GROUP BY fact.order_id
  ORDER BY first_at, fact.order_id
  LIMIT :limit`

const orderOfPaymentSql = `
  SELECT opc.order_id
  FROM payment p
  JOIN order_payment_collection opc ON opc.payment_collection_id = p.payment_collection_id AND opc.deleted_at IS NULL
  WHERE p.id = :payment_id
  LIMIT 1`

const orderMoneySql = `
  SELECT 'capture' AS kind, c.id, c.amount::text AS amount_yuan, c.created_at AS at
  FROM capture c
  JOIN payment p ON p.id = c.payment_id
  JOIN order_payment_collection opc ON opc.payment_collection_id = p.payment_collection_id AND opc.deleted_at IS NULL
  WHERE opc.order_id = :order_id AND c.deleted_at IS NULL
  UNION ALL
  SELECT 'refund', r.id, r.amount::text, r.created_at
  FROM refund r
  JOIN payment p ON p.id = r.payment_id
  JOIN order_payment_collection opc ON opc.payment_collection_id = p.payment_collection_id AND opc.deleted_at IS NULL
  WHERE opc.order_id = :order_id AND r.deleted_at IS NULL`

const orderReturnsSql = `
  SELECT ri.id AS return_item_id, ri.item_id, (ri.received_quantity + ri.damaged_quantity)::float8 AS received_quantity,
    COALESCE(r.received_at, ri.updated_at) AS at
  FROM return_item ri
  JOIN return r ON r.id = ri.return_id
  WHERE r.order_id = :order_id AND ri.deleted_at IS NULL AND ri.received_quantity + ri.damaged_quantity > 0
  ORDER BY ri.id`

const orderChangesSql = `
  SELECT oc.id, oc.confirmed_at AS at
  FROM order_change oc
  WHERE oc.order_id = :order_id AND oc.confirmed_at IS NOT NULL AND oc.change_type IN ('edit', 'exchange', 'claim')`

export type MoneyRow = { kind: "capture" | "refund"; id: string; amount_yuan: string; at: Date }
export type ReturnRow = { return_item_id: string; item_id: string; received_quantity: number; at: Date }
export type ChangeRow = { id: string; at: Date }

/** Orders with facts, before `until` where it is given, that the ledger has not looked at; oldest first, at most `limit`. */
export async function pendingOrders(
  db: Knex,
  { since, until, fresh_seconds, limit }: { since: Date; until?: Date; fresh_seconds: number; limit: number }
): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { order_id: string }[] }>(pendingOrdersSql, {
    since,
    until: until ?? null,
    fresh: fresh_seconds,
    limit,
  })
  return rows.map((row) => row.order_id)
}

/** The order a payment belongs to; null for a payment of a cart. */
export async function orderOfPayment(db: Knex, payment_id: string): Promise<string | null> {
  const { rows } = await db.raw<{ rows: { order_id: string }[] }>(orderOfPaymentSql, { payment_id })
  return rows[0]?.order_id ?? null
}

/** Money and goods that moved for one order, as committed now. */
export async function orderMovements(
  db: Knex,
  order_id: string
): Promise<{ money: MoneyRow[]; returns: ReturnRow[]; changes: ChangeRow[] }> {
  const money = await db.raw<{ rows: MoneyRow[] }>(orderMoneySql, { order_id })
  const returns = await db.raw<{ rows: ReturnRow[] }>(orderReturnsSql, { order_id })
  const changes = await db.raw<{ rows: ChangeRow[] }>(orderChangesSql, { order_id })
  return { money: money.rows, returns: returns.rows, changes: changes.rows }
}
