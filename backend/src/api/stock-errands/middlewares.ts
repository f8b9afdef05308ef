import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { withStockCause } from "../../modules/stock/medusa/stock-errand"
import type { StockCause } from "../../modules/stock/stock-cause"
import { orderCause } from "../../workflows/stock/order-cause"
import { personOf } from "../admin/person"
import { errandOf } from "./errands"
import { oneAtATime } from "./one-at-a-time"
import { faultOfOrderLines, placeOfFulfilment, requireShippingOption } from "./order-lines"

/**
 * Who asks and for which order, for the journal's rows of what Medusa's own routes do to stock. The office's steps on one order
 * wait for each other; what a shopper starts takes its turn where it moves goods (workflows/payment/cancel-unpaid-order.ts).
 */
async function goOnErrand(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  if (req.method === "GET" || req.method === "HEAD" || req.method === "OPTIONS") {
    next()
    return
  }
  const cause = await causeOf(req)
  const step = (): void => withStockCause(cause, next)
  const isOffice = req.baseUrl.startsWith("/admin")
  if (isOffice && isOfOrder(req)) {
    const refused = await refusalOf(req, cause)
    if (refused) {
      next(refused)
      return
    }
  }
  if (isOffice && cause.document?.kind === "order") await oneAtATime(req, res, cause.document.id, step)
  else step()
}

/** What an order's step asks for that Medusa would do wrong. Fills in where a fulfilment leaves from. */
async function refusalOf(req: AuthenticatedMedusaRequest, cause: StockCause): Promise<unknown> {
  const fault = faultOfOrderLines(req.body)
  if (fault || cause.reason !== "fulfilment" || !pathOf(req).endsWith("/fulfillments")) return fault
  try {
    const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    await requireShippingOption(db, req.body)
    const location_id = await placeOfFulfilment(db, req.body)
    if (location_id) req.body = { ...(req.body as object), location_id }
    return null
  } catch (error) {
    return error
  }
}

const pathOf = (req: AuthenticatedMedusaRequest): string => req.baseUrl + (req.path === "/" ? "" : req.path)

const isOfOrder = (req: AuthenticatedMedusaRequest): boolean =>
  errandOf(pathOf(req))?.errand.order !== undefined

async function causeOf(req: AuthenticatedMedusaRequest): Promise<StockCause> {
  const found = errandOf(pathOf(req))
  const person = req.auth_context?.actor_type === "user" ? await personOf(req) : undefined
  if (!found) return { reason: "unattributed", person }

  const { errand, name } = found
  if (!errand.order || !name) return { reason: errand.reason, person }
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return { ...(await orderCause(db, errand.reason, errand.order, decodeURIComponent(name))), person }
}

export const stockErrandMiddlewares: MiddlewareRoute[] = ["/admin/*", "/store/*", "/till/*"].map(
  (matcher) => ({
    matcher,
    middlewares: [goOnErrand],
  })
)
