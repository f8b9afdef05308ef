import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateBody } from "../../validate"
import { limitFailedLookups } from "./rate-limit"
import { StoreOrderLookup, StorePaymentRetry } from "./validators"

export const storePlacedOrderMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/placed-orders/lookup",
    methods: ["POST"],
    middlewares: [validateBody(StoreOrderLookup), limitFailedLookups],
  },
  {
    matcher: "/store/placed-orders/:order_number/payment",
    methods: ["POST"],
    middlewares: [validateBody(StorePaymentRetry)],
  },
]
