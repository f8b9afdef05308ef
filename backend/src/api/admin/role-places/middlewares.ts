import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateQuery } from "../../validate"
import { RolePlacesQuery } from "./validators"

export const adminRolePlaceMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/role-places", methods: ["GET"], middlewares: [validateQuery(RolePlacesQuery)] },
]
