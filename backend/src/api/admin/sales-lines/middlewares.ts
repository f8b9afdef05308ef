import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateQuery } from "../../validate"
import { LedgerQuery } from "../../../reports/ledger-query"

export const adminSalesLineMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/sales-lines", methods: ["GET"], middlewares: [validateQuery(LedgerQuery)] },
]
