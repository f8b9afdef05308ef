import type { MedusaResponse, MedusaStoreRequest } from "@medusajs/framework/http"
import type { CheckoutAnswer } from "../../../contract"
import { accessTokenOf } from "../../../workflows/checkout/access-token"
import { placeOrder } from "../../../workflows/checkout/place-order"
import { showOrder } from "../../../workflows/checkout/show-order"
import { requireSalesChannel } from "../sales-channel"
import type { StoreCheckout } from "./validators"

/**
 * `POST /store/checkout` with `Idempotency-Key`: places one order. 201 the first time, 200 with the same order on a
 * repeat; 400 `idempotency_key_reused`, `insufficient_inventory`, `price_changed`, … with `fields`.
 */
export const POST = async (req: MedusaStoreRequest<StoreCheckout>, res: MedusaResponse<CheckoutAnswer>) => {
  const { order, payment, is_new } = await placeOrder(req.scope, {
    request: req.validatedBody,
    idempotency_key: req.get("idempotency-key")!,
    sales_channel_id: requireSalesChannel(req),
    now: new Date(),
  })
  res
    .status(is_new ? 201 : 200)
    .json({ order: await showOrder(req.scope, order), payment, access_token: accessTokenOf(order.id) })
}
