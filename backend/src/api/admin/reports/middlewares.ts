import type { MiddlewareRoute } from "@medusajs/framework/http"
import { CampaignProgressQuery } from "../../../reports/campaign-progress"
import { OverviewQuery } from "../../../reports/overview"
import { SalesByCountyQuery } from "../../../reports/sales-by-county"
import { salesReports } from "../../../reports/sales-reports"
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
  ...Object.keys(salesReports).map((name): MiddlewareRoute => ({
    matcher: `/admin/reports/${name}`,
    methods: ["GET"],
    middlewares: [validateQuery(SalesRowsQuery)],
  })),
  { matcher: "/admin/reports/overview", methods: ["GET"], middlewares: [validateQuery(OverviewQuery)] },
  { matcher: "/admin/reports/wall", methods: ["GET"], middlewares: [validateQuery(WallQuery)] },
]
