import { z } from "@medusajs/framework/zod"
import { findCampaign } from "../../../modules/catalog/statements/find-campaign"
import { HUNDRED_PRODUCTS } from "../../../modules/target"
import type { StoreRead } from "../catalog/store-read"

/** `GET /store/campaign` → `CampaignAnswer`; 404 while no edition is in force. */
export const campaignRead: StoreRead = {
  path: "/campaign",
  query: z.object({}),
  answer: async ({ db, today }) => await findCampaign(db, HUNDRED_PRODUCTS, today),
}
