import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateBody, validateQuery } from "../../validate"
import { ExportBody, ExportsQuery } from "./validators"

export const adminExportMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/exports", methods: ["GET"], middlewares: [validateQuery(ExportsQuery)] },
  { matcher: "/admin/exports", methods: ["POST"], middlewares: [validateBody(ExportBody)] },
]
