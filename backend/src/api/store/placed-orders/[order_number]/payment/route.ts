import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { PaymentRetryAnswer } from "../../../../../contract"
import { showOrder } from "../../../../../workflows/checkout/show-order"
import { retryPayment } from "../../../../../workflows/payment/resume-payment"
import { requireOwnOrder, requireRecord } from "../../require-order"
import type { StorePaymentRetry } from "../../validators"

/** `POST …/payment`: pay again, or another way. Paid meanwhile → the order and `none`. 400 once cancelled or too late. */
export const POST = async (
  req: MedusaRequest<StorePaymentRetry>,
  res: MedusaResponse<PaymentRetryAnswer>
) => {
  const { id } = await requireOwnOrder(req)
  const payment = await retryPayment(req.scope, {
    order_id: id,
    method: req.validatedBody.payment_method,
    now: new Date(),
  })
  res.json({ order: await showOrder(req.scope, await requireRecord(req, id)), payment })
}
