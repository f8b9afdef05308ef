/** Where our pages stand in the dashboard, below its own path (`/app` by default). */
export const dashboardPages = {
  overview: "/overview",
  sales_by_county: "/reports/sales-by-county",
  campaign_progress: "/reports/campaign-progress",
} as const

/**
 * Medusa layout zones as we would have them: our pages above the shop's own entries, a product's origin first beside it.
 * For `setSystemDefaultLayoutConfiguration(zone, configuration)` of Medusa's settings module; a person's own order wins.
 * Entries without an order count as 0 there, so ours are negative.
 */
export const defaultLayouts = {
  sidebar: {
    widgets: {
      "core:Searchbar": { order: -4 },
      [`core:nav:${dashboardPages.overview}`]: { order: -3 },
      [`core:nav:${dashboardPages.sales_by_county}`]: { order: -2 },
      [`core:nav:${dashboardPages.campaign_progress}`]: { order: -1 },
    },
  },
  "product.details": { widgets: { "widget:baixian:product-origin": { order: -1 } } },
}
