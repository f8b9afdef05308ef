import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { plainFault } from "../../../values/plain-faults"
import { languageOf } from "../../reads-english"
import { refusal, validateBody } from "../../validate"
import { IdempotencyKey, StoreCheckout, StoreQuote } from "./validators"

const Headers = z.object({ "Idempotency-Key": IdempotencyKey })

/** 400 naming the header, before the body is looked at. */
function requireIdempotencyKey(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const parsed = Headers.safeParse({ "Idempotency-Key": req.get("idempotency-key") }, { error: plainFault })
  if (!parsed.success) {
    res.status(400).json(refusal(parsed.error, languageOf(req)))
    return
  }
  next()
}

export const storeCheckoutMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store/checkout/quote", methods: ["POST"], middlewares: [validateBody(StoreQuote)] },
  {
    matcher: "/store/checkout",
    methods: ["POST"],
    middlewares: [requireIdempotencyKey, validateBody(StoreCheckout)],
  },
]
