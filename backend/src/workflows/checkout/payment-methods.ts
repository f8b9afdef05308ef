import type { PaymentMethod } from "../../contract"
import { env } from "../../env"

/** Medusa's ids of the providers a shopper can pay with online. */
export const providerOf: Record<Exclude<PaymentMethod, "pay_at_pickup">, string> = {
  demo_wallet: "pp_demo_wallet_demo",
  stripe: "pp_stripe_stripe",
}
export const ONLINE_PROVIDERS: readonly string[] = Object.values(providerOf)

/** What this shop offers, by its environment: paying at pick-up needs a pick-up. */
export function offeredMethods(delivery: "pickup" | "delivery" | undefined): PaymentMethod[] {
  const methods: PaymentMethod[] = []
  if (env.demoWallet) methods.push("demo_wallet")
  if (env.STRIPE_API_KEY && env.STRIPE_PUBLISHABLE_KEY) methods.push("stripe")
  if (delivery !== "delivery") methods.push("pay_at_pickup")
  return methods
}
