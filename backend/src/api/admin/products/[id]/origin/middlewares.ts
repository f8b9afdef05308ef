import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateBody } from "../../../../validate"
import { AdminSetProductOrigin } from "./validators"

export const adminProductOriginMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/products/:id/origin",
    methods: ["POST"],
    middlewares: [validateBody(AdminSetProductOrigin)],
  },
]
