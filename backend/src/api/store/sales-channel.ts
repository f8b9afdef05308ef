import type { MedusaStoreRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

/** The shop's channel: a publishable key of ours has exactly one. */
export function requireSalesChannel(
  req: Pick<MedusaStoreRequest<unknown>, "publishable_key_context">
): string {
  const [id] = req.publishable_key_context.sales_channel_ids
  if (id) return id
  throw new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    "This publishable key belongs to no sales channel; give it one in the dashboard's settings.",
    "no_sales_channel"
  )
}
