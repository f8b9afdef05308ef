import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateQuery } from "../../validate"
import { AdminSuppliersQuery } from "./validators"

export const adminSupplierMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/suppliers", methods: ["GET"], middlewares: [validateQuery(AdminSuppliersQuery)] },
]
