import type {
  CampaignProgressParams,
  CampaignProgressReport,
  OverviewAnswer,
  SalesByCountyParams,
  SalesByCountyReport,
  SalesReport,
  SalesReportName,
  SalesReportParams,
} from "@baixian/backend/contract"
import { keepPreviousData, queryOptions } from "@tanstack/react-query"
import { request } from "./request"

// A sale is in every report within a second, so a page that is opened or looked at again asks again.
const fresh = { staleTime: 0, refetchOnWindowFocus: true, placeholderData: keepPreviousData } as const

/** `GET /admin/reports/overview` for a month `YYYY-MM`. */
export const overviewQuery = (month: string) =>
  queryOptions({
    ...fresh,
    queryKey: ["reports", "overview", month],
    queryFn: ({ signal }) => request<OverviewAnswer>("/admin/reports/overview", { query: { month }, signal }),
  })

/** `GET /admin/reports/sales-by-county` for a half-open period and its filters. */
export const salesByCountyQuery = (params: SalesByCountyParams) =>
  queryOptions({
    ...fresh,
    queryKey: ["reports", "sales-by-county", params],
    queryFn: ({ signal }) =>
      request<SalesByCountyReport>("/admin/reports/sales-by-county", { query: params, signal }),
  })

/** `GET /admin/reports/:report` for one of the reports of 销售分析. What is shown meanwhile is the same report. */
export const salesReportQuery = (report: SalesReportName, params: SalesReportParams) =>
  queryOptions<SalesReport>({
    ...fresh,
    queryKey: ["reports", report, params],
    queryFn: ({ signal }) => request<SalesReport>(`/admin/reports/${report}`, { query: params, signal }),
    placeholderData: (before) => (before?.report === report ? before : undefined),
  })

/** `GET /admin/reports/campaign-progress` for a month `YYYY-MM`. */
export const campaignProgressQuery = (params: CampaignProgressParams) =>
  queryOptions({
    ...fresh,
    queryKey: ["reports", "campaign-progress", params],
    queryFn: ({ signal }) =>
      request<CampaignProgressReport>("/admin/reports/campaign-progress", { query: params, signal }),
  })
