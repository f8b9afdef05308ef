import type { Grant, Role } from "./roles"
import { routeTable } from "./route-table"

/**
 * The dashboard's pages in the order of its menu, each with the route it cannot do without: whoever may use the route may
 * open the page. A page whose route is not in the table yet is nobody's.
 */
const pages: readonly (readonly [path: string, route: string])[] = [
  ["/counter", "GET /admin/stock/board"],
  ["/hub", "GET /admin/stock/hub"],
  ["/overview", "GET /admin/reports/overview"],
  ["/wall", "GET /admin/reports/wall"],
  ["/reports/sales-by-county", "GET /admin/reports/sales-by-county"],
  ["/reports/campaign-progress", "GET /admin/reports/campaign-progress"],
  ["/reports/sales", "GET /admin/reports/:report"],
  ["/ledger", "GET /admin/sales-lines"],
  ["/periods", "GET /admin/periods"],
  ["/data-quality", "GET /admin/data-quality"],
  ["/pickups", "GET /admin/pickups"],
  ["/stock", "GET /admin/stock/levels"],
  ["/stock/receipts", "GET /admin/stock/receipts"],
  ["/stock/transfers", "GET /admin/stock/transfers"],
  ["/stock/stocktakes", "GET /admin/stock/stocktakes"],
  ["/stock/write-offs", "GET /admin/stock/write-offs"],
  ["/approvals", "POST /admin/stock/stocktakes/:id/approve"],
  ["/labels", "GET /admin/stock/levels"],
  ["/staff", "GET /admin/role-assignments"],
  ["/audit", "GET /admin/audit"],
  ["/orders", "GET /admin/orders"],
  ["/products", "GET /admin/products"],
  ["/inventory", "GET /admin/inventory-items"],
  ["/customers", "GET /admin/customers"],
]

/** Paths of every page that somebody may open. */
export const knownPages: readonly string[] = pages.map(([path]) => path)

/** Where each role begins its day: the first of these that it may open. */
const firstPages: Readonly<Record<Role, readonly string[]>> = {
  platform_admin: ["/staff", "/data-quality"],
  city_officer: ["/overview"],
  district_officer: ["/reports/sales-by-county"],
  hub_manager: ["/hub", "/pickups"],
  counter_clerk: ["/counter", "/pickups"],
  outlet_reporter: [],
  liaison: ["/reports/sales-by-county"],
  auditor: ["/overview"],
}

/** Somebody whose role has no page yet stays on the page that leads in: it says what they will do here, and whom to ask. */
const NO_PAGE = "/start"

/** The pages somebody with these roles may open, and the one to begin with: that of the role given first. */
export function pagesOf(grants: readonly Pick<Grant, "role">[]): { landing: string; menu: string[] } {
  const menu = pages
    .filter(([, route]) => grants.some(({ role }) => routeTable[route]?.[role] !== undefined))
    .map(([path]) => path)
  const landing = grants.flatMap(({ role }) => firstPages[role]).find((path) => menu.includes(path))
  return { landing: landing ?? NO_PAGE, menu }
}
