import type { MedusaResponse, MedusaStoreRequest } from "@medusajs/framework/http"
import type { QuoteAnswer } from "../../../../contract"
import { quote } from "../../../../workflows/checkout/quote"
import { requireSalesChannel } from "../../sales-channel"
import type { StoreQuote } from "../validators"

/** `POST /store/checkout/quote` → what the cart costs now and what stands in the way; reads only. 400 with `fields`. */
export const POST = async (req: MedusaStoreRequest<StoreQuote>, res: MedusaResponse<QuoteAnswer>) => {
  const { answer } = await quote(req.scope, {
    ...req.validatedBody,
    sales_channel_id: requireSalesChannel(req),
    now: new Date(),
  })
  res.json({ quote: answer })
}
