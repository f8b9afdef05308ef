import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateQuery } from "../../validate"
import { AdminLabelsQuery } from "./validators"

export const adminLabelMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/labels", methods: ["GET"], middlewares: [validateQuery(AdminLabelsQuery)] },
]
