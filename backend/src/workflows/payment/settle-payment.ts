import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import { findOrderRecord, type OrderRecord, type SessionRecord } from "../checkout/order-record"
import { ONLINE_PROVIDERS } from "../checkout/payment-methods"
import { refundLatePaymentWorkflow, type LatePayment } from "./refund-late-payment"

/** What asking the providers came to. */
export type Settlement = "captured" | "refunded_late_payment" | "not_paid"

const WAIT_SECONDS = 10

// Payments that are authorised but not captured, or whose capture is missing from the order's money: what a crash leaves.
const unfinishedSql = `
  SELECT p.id
  FROM order_payment_collection opc
  JOIN payment p ON p.payment_collection_id = opc.payment_collection_id AND p.deleted_at IS NULL
  WHERE opc.order_id = :order_id AND opc.deleted_at IS NULL
    AND p.provider_id = ANY (:providers) AND p.canceled_at IS NULL
    AND (p.captured_at IS NULL OR EXISTS (
      SELECT 1 FROM capture c
      WHERE c.payment_id = p.id AND c.deleted_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM order_transaction t WHERE t.reference_id = c.id AND t.deleted_at IS NULL
      )
    ))`

const unrefundedSql = `
  SELECT p.id AS payment_id, (sum(c.amount) - COALESCE((
    SELECT sum(r.amount) FROM refund r WHERE r.payment_id = p.id AND r.deleted_at IS NULL
  ), 0))::float8 AS amount
  FROM order_payment_collection opc
  JOIN payment p ON p.payment_collection_id = opc.payment_collection_id AND p.deleted_at IS NULL
  JOIN capture c ON c.payment_id = p.id AND c.deleted_at IS NULL
  WHERE opc.order_id = :order_id AND opc.deleted_at IS NULL
  GROUP BY p.id
  HAVING sum(c.amount) > COALESCE((
    SELECT sum(r.amount) FROM refund r WHERE r.payment_id = p.id AND r.deleted_at IS NULL
  ), 0)`

/** One at a time per order: Medusa cancels at the provider when two authorisations of a session meet. */
export async function withOrderPayment<T>(
  container: MedusaContainer,
  order_id: string,
  job: () => Promise<T>
): Promise<T> {
  return await container
    .resolve(Modules.LOCKING)
    .execute([`order-payment:${order_id}`], job, { timeout: WAIT_SECONDS })
}

/**
 * Asks the providers of the order's open sessions and records what they say: authorised and captured once, with the
 * order's transaction and `payment.captured`. Money for an order that was cancelled meanwhile goes straight back. Any
 * number of calls, in any order, end in the same state. Throws when a provider cannot be asked.
 */
export async function settlePayment(container: MedusaContainer, order_id: string): Promise<Settlement> {
  return await withOrderPayment(container, order_id, async () => settleLocked(container, order_id))
}

/** `settlePayment` for a caller that holds the order's payment lock. */
export async function settleLocked(container: MedusaContainer, order_id: string): Promise<Settlement> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const order = await findOrderRecord(db, { id: order_id })
  if (!order) return "not_paid"

  for (const session of order.sessions.filter(isOpen)) await authorizeIfPaid(container, session)
  const { rows } = await db.raw<{ rows: { id: string }[] }>(unfinishedSql, {
    order_id,
    providers: [...ONLINE_PROVIDERS],
  })
  for (const { id } of rows) {
    await capturePaymentWorkflow(container).run({ input: { payment_id: id } })
  }
  return await outcomeOf(container, db, order)
}

/** Could the provider still report this session as paid? */
export function isOpen(session: SessionRecord): boolean {
  return ONLINE_PROVIDERS.includes(session.provider_id) && !session.authorized
}

/** Medusa's authorisation is the query: it asks the provider and only believes its answer. */
async function authorizeIfPaid(container: MedusaContainer, session: SessionRecord): Promise<void> {
  try {
    await container.resolve(Modules.PAYMENT).authorizePaymentSession(session.id, {})
  } catch (error) {
    // "Not authorised" is an answer; anything else (no network, an unknown charge) is not.
    if (MedusaError.isMedusaError(error) && error.type === MedusaError.Types.NOT_ALLOWED) return
    throw error
  }
}

async function outcomeOf(container: MedusaContainer, db: Knex, before: OrderRecord): Promise<Settlement> {
  const order = await findOrderRecord(db, { id: before.id })
  if (!order || order.captured_yuan <= 0) return "not_paid"
  if (order.status !== "canceled" || order.refunded_yuan >= order.captured_yuan) return "captured"

  const { rows } = await db.raw<{ rows: LatePayment[] }>(unrefundedSql, {
    order_id: order.id,
  })
  await refundLatePaymentWorkflow(container).run({ input: rows })
  return "refunded_late_payment"
}
