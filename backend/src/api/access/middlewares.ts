import { authenticate, type MiddlewareRoute } from "@medusajs/framework/http"
import { guardStaff } from "./guard"

/** Without methods, so that Medusa runs them before every other middleware and route under these paths. */
export const accessMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/*", middlewares: [guardStaff] },
  { matcher: "/till/*", middlewares: [authenticate("user", ["session", "bearer"]), guardStaff] },
]
