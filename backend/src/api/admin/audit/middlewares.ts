import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateQuery } from "../../validate"
import { AuditQuery } from "./validators"

export const adminAuditMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/audit", methods: ["GET"], middlewares: [validateQuery(AuditQuery)] },
]
