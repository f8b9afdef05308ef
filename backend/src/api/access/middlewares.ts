import { authenticate, type MiddlewareRoute } from "@medusajs/framework/http"
import { givenNames } from "./given-names"
import { guardStaff } from "./guard"
import { maskNotes } from "./masked-notes"
import { ownAccount, ownLayout, ownNotifications } from "./own-records"

/**
 * The guards have no methods, so that Medusa runs them before every other middleware and route under these paths; what has
 * methods runs behind Medusa's own middlewares of the same route.
 */
export const accessMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/*", middlewares: [guardStaff] },
  { matcher: "/till/*", middlewares: [authenticate("user", ["session", "bearer"]), guardStaff] },
  { matcher: "/admin/stock/*", methods: ["GET"], middlewares: [maskNotes] },
  { matcher: "/admin/staff", methods: ["GET"], middlewares: [maskNotes] },
  { matcher: "/admin/notifications", methods: ["GET"], middlewares: [ownNotifications] },
  { matcher: "/admin/users/:id", methods: ["POST"], middlewares: [ownAccount, givenNames] },
  { matcher: "/admin/layouts/:zone/configuration", methods: ["POST"], middlewares: [ownLayout] },
]
