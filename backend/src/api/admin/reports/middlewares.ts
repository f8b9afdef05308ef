import type { MiddlewareRoute } from "@medusajs/framework/http"
import { CampaignProgressQuery } from "../../../reports/campaign-progress"
import { OverviewQuery } from "../../../reports/overview"
import { SalesByCountyQuery } from "../../../reports/sales-by-county"
import { SalesRowsQuery } from "../../../reports/sales-rows"
import { WallQuery } from "../../../reports/wall"
import { validateQuery } from "../../validate"

export const adminReportMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/reports/sales-by-county",
    methods: ["GET"],
    middlewares: [validateQuery(SalesByCountyQuery)],
  },
  {
    matcher: "/admin/reports/campaign-progress",
    methods: ["GET"],
    middlewares: [validateQuery(CampaignProgressQuery)],
  },
  // By the route's own pattern: the guard takes a pattern that is no route's for a route that is closed.
  { matcher: "/admin/reports/:report", methods: ["GET"], middlewares: [validateQuery(SalesRowsQuery)] },
  { matcher: "/admin/reports/overview", methods: ["GET"], middlewares: [validateQuery(OverviewQuery)] },
  { matcher: "/admin/reports/wall", methods: ["GET"], middlewares: [validateQuery(WallQuery)] },
]
