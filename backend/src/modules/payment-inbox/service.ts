import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, generateEntityId, MedusaService } from "@medusajs/framework/utils"
import { PaymentEvent } from "./models/payment-event"

/** A verified notice as it arrived. */
export type ReceivedPaymentEvent = {
  provider: string
  event_id: string
  type: string
  session_id: string | null
  body: string
  signature: string
}
export type ClaimedPaymentEvent = {
  id: string
  provider: string
  type: string
  session_id: string | null
  attempts: number
}

/** Twelve attempts with doubling pauses reach over half a day; then a person has to look. */
export const MAX_ATTEMPTS = 12

const storeSql = `
  INSERT INTO payment_event
    (id, provider, event_id, type, session_id, body, signature, signature_verified_at, next_attempt_at)
  VALUES (:id, :provider, :event_id, :type, :session_id, :body, :signature, :now, :now)
  ON CONFLICT (provider, event_id) WHERE deleted_at IS NULL DO NOTHING
  RETURNING id`

// Claimed by pushing the next attempt into the future: a crash in between costs a pause, two workers never meet.
const claimSql = `
  UPDATE payment_event
  SET attempts = attempts + 1, updated_at = now(),
    next_attempt_at = :now::timestamptz + make_interval(secs => LEAST(30 * power(2, attempts), 21600))
  WHERE id IN (
    SELECT id FROM payment_event
    WHERE processed_at IS NULL AND deleted_at IS NULL AND next_attempt_at <= :now
      AND (:id::text IS NULL OR id = :id)
    ORDER BY next_attempt_at
    LIMIT :limit
    FOR UPDATE SKIP LOCKED
  )
  RETURNING id, provider, type, session_id, attempts`

const settleSql = `
  UPDATE payment_event
  SET processed_at = :now, outcome = :outcome, last_error = NULL, updated_at = now()
  WHERE id = :id AND processed_at IS NULL`

const failSql = `
  UPDATE payment_event
  SET last_error = :error, updated_at = now(),
    processed_at = CASE WHEN attempts >= :max THEN :now::timestamptz END,
    outcome = CASE WHEN attempts >= :max THEN 'given_up' END
  WHERE id = :id AND processed_at IS NULL`

export default class PaymentInboxModuleService extends MedusaService({ PaymentEvent }) {
  private readonly db: Knex

  constructor(container: Record<string, unknown>) {
    super(...arguments)
    this.db = container[ContainerRegistrationKeys.PG_CONNECTION] as Knex
  }

  /** Its row's id the first time; null when this event is stored already. */
  async storeEvent(event: ReceivedPaymentEvent, now: Date): Promise<string | null> {
    const id = generateEntityId(undefined, "pevt")
    const { rows } = await this.db.raw<{ rows: { id: string }[] }>(storeSql, { ...event, id, now })
    return rows[0]?.id ?? null
  }

  /** Unprocessed events that are due, each handed to one caller only. With `id` only that one. */
  async claimDueEvents(input: { now: Date; limit: number; id?: string }): Promise<ClaimedPaymentEvent[]> {
    const { rows } = await this.db.raw<{ rows: ClaimedPaymentEvent[] }>(claimSql, {
      ...input,
      id: input.id ?? null,
    })
    return rows
  }

  async markProcessed(id: string, outcome: string, now: Date): Promise<void> {
    await this.db.raw(settleSql, { id, outcome, now })
  }

  /** Keeps the reason for a person to read; after the last attempt the event is given up, visibly. */
  async markFailed(id: string, error: string, now: Date): Promise<void> {
    await this.db.raw(failSql, { id, error: error.slice(0, 2_000), max: MAX_ATTEMPTS, now })
  }
}
