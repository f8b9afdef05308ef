import { model } from "@medusajs/framework/utils"

/**
 * One message of a payment provider (支付通知), kept as it came, once. Stored before it is answered, so that a crash
 * after the answer loses nothing; a signature that did not hold leaves no row.
 */
export const PaymentEvent = model
  .define("payment_event", {
    id: model.id({ prefix: "pevt" }).primaryKey(),
    /** `stripe` or `demo_wallet`. */
    provider: model.text(),
    /** The provider's own id of the event: the key that makes a second delivery harmless. */
    event_id: model.text(),
    type: model.text(),
    /** Medusa's payment session the event speaks of; null when it is none of ours. */
    session_id: model.text().nullable(),
    /** The raw body, byte for byte as signed. */
    body: model.text(),
    signature: model.text(),
    signature_verified_at: model.dateTime(),
    processed_at: model.dateTime().nullable(),
    /** What came of it: `captured`, `refunded_late_payment`, `not_paid`, `unknown_session`, `given_up`, … */
    outcome: model.text().nullable(),
    attempts: model.number().default(0),
    next_attempt_at: model.dateTime(),
    last_error: model.text().nullable(),
  })
  .indexes([
    { on: ["provider", "event_id"], unique: true },
    { on: ["next_attempt_at"], where: "processed_at IS NULL AND deleted_at IS NULL" },
    { on: ["session_id"] },
  ])
