import { randomBytes } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { PaymentMethod, PaymentStep } from "../../contract"
import { env } from "../../env"
import { yuanOfFen } from "../../values/fen"
import type { SessionRecord } from "../checkout/order-record"
import { providerOf } from "../checkout/payment-methods"
import { Refusal } from "../checkout/refusal"

export type OpenSessionInput = {
  payment_collection_id: string
  order_number: string
  method: PaymentMethod
  total_fen: number
  /** ISO instant; the wallet closes the charge then. */
  pay_before: string | null
}
type OpenedSession = { id: string; step: PaymentStep }

/** Asks the provider for a payment of the order; null where nothing is to be paid online. */
export async function openSession(
  container: MedusaContainer,
  { payment_collection_id, order_number, method, total_fen, pay_before }: OpenSessionInput
): Promise<OpenedSession | null> {
  if (method === "pay_at_pickup") return null

  const payments = container.resolve(Modules.PAYMENT)
  const provider_id = providerOf[method]
  try {
    const session = await payments.createPaymentSession(payment_collection_id, {
      provider_id,
      currency_code: "cny",
      amount: yuanOfFen(total_fen),
      data: sessionData(method, { order_number, pay_before }),
    })
    const step = stepOf({ provider_id, data: session.data ?? {} })
    if (step) return { id: session.id, step }
    await payments.deletePaymentSession(session.id)
  } catch (error) {
    // Whatever the provider's trouble is, the shopper's way out is the same; the operator finds the reason in the log.
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`${provider_id} opened no payment for order ${order_number}: ${(error as Error).message}`)
  }
  throw new Refusal(
    "payment_unavailable",
    "The payment service does not answer at the moment. Nothing was charged; try again in a minute or pay another way.",
    { payment_method: "Does not answer at the moment." }
  )
}

function sessionData(
  method: PaymentMethod,
  { order_number, pay_before }: Pick<OpenSessionInput, "order_number" | "pay_before">
): Record<string, unknown> {
  if (method === "stripe") return { payment_description: `百县集 ${order_number}` }
  return {
    // Wallets want a new number for every attempt, 32 characters at most.
    out_trade_no: `${order_number}-${randomBytes(4).toString("hex")}`,
    title: `百县集订单 ${order_number}`,
    return_url: `${env.STOREFRONT_URL}/orders/${order_number}?from=wallet`,
    ...(pay_before ? { expires_at: pay_before } : {}),
  }
}

/** What the browser does with a session; null when the provider gave nothing to go on with. */
export function stepOf({
  provider_id,
  data,
}: Pick<SessionRecord, "provider_id" | "data">): PaymentStep | null {
  if (provider_id === providerOf.demo_wallet && typeof data.url === "string") {
    return { kind: "redirect", url: data.url, is_demo: true }
  }
  if (
    provider_id === providerOf.stripe &&
    typeof data.client_secret === "string" &&
    env.STRIPE_PUBLISHABLE_KEY
  ) {
    return { kind: "stripe", client_secret: data.client_secret, publishable_key: env.STRIPE_PUBLISHABLE_KEY }
  }
  return null
}
