import type { Grant } from "./roles"
import { knownPages, pagesOf } from "./pages"
import { routeTable } from "./route-table"

/** Entries of the dashboard's own that lead to no page of `pages.ts`; nobody of ours has them. */
const UNUSED = ["/promotions", "/price-lists"]

/**
 * Entries of the dashboard's settings, each with the route its page cannot do without: one that is there to change something
 * needs the route that changes it. They are the administrator's; everybody has their own profile, which is not among them.
 */
const settings: readonly (readonly [path: string, route: string])[] = [
  ["/settings/store", "POST /admin/stores/:id"],
  ["/settings/users", "GET /admin/users"],
  ["/settings/roles", "GET /admin/rbac/roles"],
  ["/settings/policies", "GET /admin/rbac/policies"],
  ["/settings/regions", "GET /admin/regions"],
  ["/settings/tax-regions", "GET /admin/tax-regions"],
  ["/settings/return-reasons", "GET /admin/return-reasons"],
  ["/settings/refund-reasons", "GET /admin/refund-reasons"],
  ["/settings/sales-channels", "GET /admin/sales-channels"],
  ["/settings/product-types", "GET /admin/product-types"],
  ["/settings/product-tags", "GET /admin/product-tags"],
  ["/settings/locations", "GET /admin/stock-locations"],
  ["/settings/property-labels", "POST /admin/property-labels"],
  ["/settings/translations", "GET /admin/translations"],
  ["/settings/publishable-api-keys", "POST /admin/api-keys"],
  ["/settings/secret-api-keys", "POST /admin/api-keys"],
  ["/settings/workflows", "GET /admin/workflows-executions"],
  ["/settings/search", "POST /admin/search-indexes"],
]

/** Medusa's search over orders, products and customers. */
const SEARCH = "core:Searchbar"

/** Sidebars of the dashboard whose entries are hidden from who may not open them. */
export const SIDEBAR_ZONES = ["sidebar", "settings.sidebar"] as const

/**
 * What somebody with these roles does not see in the dashboard's sidebars, by the ids that its layouts know: pages they may
 * not open, settings that are the administrator's, and the search over what is not theirs. Pure.
 */
export function closedEntries(grants: readonly Pick<Grant, "role">[]): string[] {
  const { menu } = pagesOf(grants)
  const isAdmin = grants.some(({ role }) => role === "platform_admin")
  const pages = [...knownPages, ...UNUSED].filter((path) => !menu.includes(path))
  const closed = settings.filter(([, route]) => !isAdmin || !routeTable[route]?.platform_admin)
  return [
    ...pages.flatMap(entriesOf),
    ...closed.map(([path]) => `core:settings-nav:${path}`),
    ...(menu.includes("/orders") ? [] : [SEARCH]),
  ]
}

/** As an entry of its own, and as one below the page that its address begins with. */
function entriesOf(path: string): string[] {
  const above = path.slice(0, path.lastIndexOf("/"))
  return [`core:nav:${path}`, ...(above === "" ? [] : [`nav-child:${above}:${path}`])]
}

type Entry = { hidden?: boolean; [setting: string]: unknown }
/** What Medusa keeps of a layout; only `widgets` is ours to read. */
export type Layout = { widgets?: Record<string, Entry>; [setting: string]: unknown }

/** The layout with these entries hidden, whatever it says of them itself. Pure. */
export function withClosed(layout: Layout | null | undefined, closed: readonly string[]): Layout {
  const widgets = { ...layout?.widgets }
  for (const id of closed) widgets[id] = { ...widgets[id], hidden: true }
  return { ...layout, widgets }
}

/**
 * A layout as it is kept: that an entry is closed to its writer is no wish of theirs, and must not outlive a new role. Pure.
 */
export function withoutClosed(layout: Layout, closed: readonly string[]): Layout {
  const widgets = { ...layout.widgets }
  for (const id of closed) {
    const { hidden: _hidden, ...kept } = widgets[id] ?? {}
    if (Object.keys(kept).length > 0) widgets[id] = kept
    else delete widgets[id]
  }
  return { ...layout, widgets }
}
