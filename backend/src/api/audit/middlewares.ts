import type { MiddlewareRoute } from "@medusajs/framework/http"
import { recordActions } from "./record-actions"

/** Without methods, so that it stands before every other middleware and route of Medusa's and ours. */
export const auditMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/*", middlewares: [recordActions] },
  { matcher: "/till/*", middlewares: [recordActions] },
]
