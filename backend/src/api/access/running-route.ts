import type { MedusaRequest } from "@medusajs/framework/http"

/** What Express keeps of a route; its types do not say so. */
type Layer = { regexp: RegExp; route?: { path: unknown; methods: Record<string, boolean> } }
type RunningRoute = { regexp: RegExp; path: string; methods: Record<string, boolean> }

/** By application: a test starts several in one process. */
const routesOf = new WeakMap<object, RunningRoute[]>()

/**
 * The routes of the running server under /admin and /till in the order Express tries them. A matcher with a wildcard is a
 * middleware of several routes and none itself.
 */
export function runningRoutes(app: object): RunningRoute[] {
  const known = routesOf.get(app)
  if (known) return known

  const { stack } = (app as { _router: { stack: Layer[] } })._router
  const routes = stack.flatMap(({ regexp, route }) => {
    if (!route || typeof route.path !== "string" || route.path.includes("*")) return []
    if (!/^\/(admin|till)\//.test(route.path)) return []
    return [{ regexp, path: route.path, methods: route.methods }]
  })
  routesOf.set(app, routes)
  return routes
}

/**
 * The route that Express is going to run for this request, as `GET /admin/orders/:id`; null when there is none. Asked of
 * Express's own expressions in its own order, so that no spelling of an address leads to a route it was not judged by.
 */
export function runningRoute(req: MedusaRequest): string | null {
  const path = `${req.baseUrl}${req.path}`
  const method = req.method === "HEAD" ? "get" : req.method.toLowerCase()
  const found = runningRoutes(req.app).find(({ regexp, methods }) => methods[method] && regexp.test(path))
  return found ? `${method.toUpperCase()} ${found.path}` : null
}
