import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateBody } from "../validate"
import { LookBody, UseBody } from "./validators"

export const staffLinkMiddlewares: MiddlewareRoute[] = [
  { matcher: "/staff-link/look", methods: ["POST"], middlewares: [validateBody(LookBody)] },
  { matcher: "/staff-link/use", methods: ["POST"], middlewares: [validateBody(UseBody)] },
]
