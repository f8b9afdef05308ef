import { z } from "@medusajs/framework/zod"
import { PaymentMethodName, Phone } from "../checkout/validators"
import { said } from "../../../values/said"

export const OrderNumber = z
  .string()
  .transform((text) => text.replace(/[\s-]/g, ""))
  .pipe(
    z
      .string()
      .regex(/^\d{16}$/, said("请填 16 位订单号。", "Expected the sixteen digits of the order number."))
  )

export const StoreOrderLookup = z.strictObject({ order_number: OrderNumber, phone: Phone })
export type StoreOrderLookup = z.infer<typeof StoreOrderLookup>

export const StorePaymentRetry = z.strictObject({ payment_method: PaymentMethodName })
export type StorePaymentRetry = z.infer<typeof StorePaymentRetry>
