import { createRequire } from "node:module"
import { StripeProviderService } from "@medusajs/payment-stripe/dist/services"
import type { StripeOptions } from "@medusajs/payment-stripe/dist/types"

/** `apiBase`: where Stripe's HTTP is spoken, for tests against a local server. */
export type StripeProviderOptions = StripeOptions & { apiBase?: string }

/** A checkout waits for Stripe; a shopper does not wait longer than this for one call. */
const TIMEOUT_MS = 10_000
const RETRIES = 1
const RETRY_PAUSE_MS = 300

// The SDK of the provider itself: the tree also has a newer one with other types and another API version.
const providerRequire = createRequire(require.resolve("@medusajs/payment-stripe/package.json"))
type StripeClient = StripeProviderService["stripe_"]
type StripeConstructor = new (key: string, config: Record<string, unknown>) => StripeClient

/** Medusa's Stripe provider with bounded calls and, for tests, another host; nothing else differs. */
export class BoundedStripeProvider extends StripeProviderService {
  constructor(cradle: Record<string, unknown>, options: StripeProviderOptions) {
    super(cradle, options)
    const Stripe = providerRequire("stripe") as StripeConstructor
    this.stripe_ = new Stripe(options.apiKey, {
      timeout: TIMEOUT_MS,
      maxNetworkRetries: RETRIES,
      ...(options.apiBase ? hostOf(options.apiBase) : {}),
    })
  }

  async executeWithRetry<T>(apiCall: () => Promise<T>): ReturnType<typeof this.retry<T>> {
    return await this.retry(apiCall)
  }

  private retry<T>(apiCall: () => Promise<T>) {
    return super.executeWithRetry(apiCall, RETRIES, RETRY_PAUSE_MS)
  }
}

function hostOf(base: string): { host: string; port: string; protocol: "http" | "https" } {
  const { hostname, port, protocol } = new URL(base)
  return {
    host: hostname,
    port: port || (protocol === "http:" ? "80" : "443"),
    protocol: protocol === "http:" ? "http" : "https",
  }
}
