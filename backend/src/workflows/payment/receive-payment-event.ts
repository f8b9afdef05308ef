import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { PAYMENT_INBOX_MODULE } from "../../modules/payment-inbox"
import type PaymentInboxModuleService from "../../modules/payment-inbox/service"
import type { ReceivedPaymentEvent } from "../../modules/payment-inbox/service"
import { processPaymentEvents } from "./process-payment-events"

/** Events worked on at once; the rest waits in the inbox for its minute, so that a flood does not starve the shop. */
const MOST_AT_ONCE = 4
let working = 0

/** Keeps a verified notice and starts on it without making the provider wait. */
export async function receivePaymentEvent(
  container: MedusaContainer,
  event: ReceivedPaymentEvent
): Promise<void> {
  const inbox = container.resolve<PaymentInboxModuleService>(PAYMENT_INBOX_MODULE)
  const now = new Date()
  const id = await inbox.storeEvent(event, now)
  if (!id || working >= MOST_AT_ONCE) return

  working += 1
  const work = processPaymentEvents(container, { now, limit: 1, id })
  void work
    .catch((error: Error) => container.resolve(ContainerRegistrationKeys.LOGGER).error(error.message))
    .finally(() => {
      working -= 1
    })
}
