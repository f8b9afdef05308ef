import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { PAYMENT_INBOX_MODULE } from "../../modules/payment-inbox"
import type PaymentInboxModuleService from "../../modules/payment-inbox/service"
import type { ClaimedPaymentEvent } from "../../modules/payment-inbox/service"
import { unexpected } from "../checkout/refusal"
import { settlePayment } from "./settle-payment"

const orderOfSessionSql = `
  SELECT opc.order_id
  FROM payment_session ps
  JOIN order_payment_collection opc ON opc.payment_collection_id = ps.payment_collection_id AND opc.deleted_at IS NULL
  WHERE ps.id = :session_id
  LIMIT 1`

/** Time an event may be ahead of the rows it speaks of; after that the session is none of an order of ours. */
const EARLY_ATTEMPTS = 4

/**
 * Works through stored notices that are due, at most `limit`; with `id` only that one. An event is a reason to ask the
 * provider, never the answer itself: so doubled, late and disordered events all end in what the provider says.
 */
export async function processPaymentEvents(
  container: MedusaContainer,
  { now, limit, id }: { now: Date; limit: number; id?: string }
): Promise<number> {
  const inbox = container.resolve<PaymentInboxModuleService>(PAYMENT_INBOX_MODULE)
  const events = await inbox.claimDueEvents({ now, limit, id })
  for (const event of events) {
    try {
      const outcome = await processEvent(container, event)
      await inbox.markProcessed(event.id, outcome, new Date())
    } catch (error) {
      await inbox.markFailed(event.id, (error as Error).message, new Date())
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(
          `Payment event ${event.id} (${event.provider} ${event.type}) waits for another try: ${(error as Error).message}`
        )
    }
  }
  return events.length
}

async function processEvent(
  container: MedusaContainer,
  { session_id, attempts }: ClaimedPaymentEvent
): Promise<string> {
  if (!session_id) return "not_ours"

  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as Knex
  const { rows } = await db.raw<{ rows: { order_id: string }[] }>(orderOfSessionSql, { session_id })
  const order_id = rows[0]?.order_id
  if (order_id) return await settlePayment(container, order_id)
  // A session that was replaced by another attempt was closed at the provider first, so nothing is lost.
  if (attempts >= EARLY_ATTEMPTS) return "unknown_session"
  throw unexpected(`No order with session ${session_id} yet.`)
}
