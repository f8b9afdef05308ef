/** Where our pages stand in the dashboard, below its own path (`/app` by default). */
export const dashboardPages = {
  overview: "/overview",
  sales_by_county: "/reports/sales-by-county",
  campaign_progress: "/reports/campaign-progress",
} as const

/**
 * Configuration of Medusa's layout zone `sidebar` that puts our pages above the shop's own entries. Entries without an
 * order count as 0 there, so ours are negative. For `setSystemDefaultLayoutConfiguration` of Medusa's settings module.
 */
export const sidebarLayout = {
  widgets: {
    "core:Searchbar": { order: -4 },
    [`core:nav:${dashboardPages.overview}`]: { order: -3 },
    [`core:nav:${dashboardPages.sales_by_county}`]: { order: -2 },
    [`core:nav:${dashboardPages.campaign_progress}`]: { order: -1 },
  },
}
