/** Where our pages stand in the dashboard, below its own path (`/app` by default). */
export const dashboardPages = {
  overview: "/overview",
  sales_by_county: "/reports/sales-by-county",
  campaign_progress: "/reports/campaign-progress",
  sales: "/reports/sales",
  ledger: "/ledger",
  periods: "/periods",
  data_quality: "/data-quality",
} as const
