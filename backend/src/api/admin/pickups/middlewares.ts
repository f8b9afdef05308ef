import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateQuery } from "../../validate"
import { AdminPickupsQuery } from "./validators"

export const adminPickupMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/pickups", methods: ["GET"], middlewares: [validateQuery(AdminPickupsQuery)] },
]
