import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { env } from "../env"

/** The applications that know already; a test starts several in one process. */
const told = new WeakSet<object>()

/**
 * Tells Express whose `X-Forwarded-…` headers to believe (TRUSTED_PROXIES), so that `req.ip` is the caller's address even
 * behind the storefront and a reverse proxy. Medusa believes whoever connects, and only the last address it is told: a
 * stranger could take any address, and all shoppers of the storefront would share one. It has no setting for it.
 */
export function trustConfiguredProxies(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): void {
  if (!told.has(req.app)) {
    req.app.set("trust proxy", env.TRUSTED_PROXIES)
    told.add(req.app)
  }
  next()
}
