import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateQuery } from "../../../validate"
import { MovementsQuery } from "./validators"

export const adminStockMovementMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/stock/movements", methods: ["GET"], middlewares: [validateQuery(MovementsQuery)] },
]
