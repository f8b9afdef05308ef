import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateQuery } from "../../validate"
import { AdminSalesLinesQuery } from "./validators"

export const adminSalesLineMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/sales-lines", methods: ["GET"], middlewares: [validateQuery(AdminSalesLinesQuery)] },
]
