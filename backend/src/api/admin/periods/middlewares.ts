import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateBody, validateQuery } from "../../validate"
import {
  ClosePeriodBody,
  EditionsQuery,
  PreviewQuery,
  ReturnEditionBody,
  SubmitEditionBody,
} from "./validators"

export const adminPeriodMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/periods/:month/close",
    methods: ["POST"],
    middlewares: [validateBody(ClosePeriodBody)],
  },
  { matcher: "/admin/editions", methods: ["GET"], middlewares: [validateQuery(EditionsQuery)] },
  { matcher: "/admin/editions/preview", methods: ["GET"], middlewares: [validateQuery(PreviewQuery)] },
  { matcher: "/admin/editions", methods: ["POST"], middlewares: [validateBody(SubmitEditionBody)] },
  {
    matcher: "/admin/editions/:id/return",
    methods: ["POST"],
    middlewares: [validateBody(ReturnEditionBody)],
  },
]
