import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import {
  closedEntries,
  type Layout,
  SIDEBAR_ZONES,
  withClosed,
  withoutClosed,
} from "../../modules/access/sidebar"
import { staffOf } from "./staff"

type Kept = { configuration?: Layout } | null
type LayoutAnswer = { personal_configuration?: Kept; default_configuration?: Kept }
type LayoutBody = { configuration?: Layout }

const isSidebar = (zone: string | undefined): boolean => SIDEBAR_ZONES.some((each) => each === zone)

/** Shows a person's own entries only, in their own arrangement of a sidebar and in everybody's: neither can undo it. */
function showOwnEntries(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  if (isSidebar(req.params.zone)) {
    const closed = closedEntries(staffOf(req).grants)
    const send = res.json.bind(res)
    res.json = (answer) => send(narrowed(answer as LayoutAnswer, closed))
  }
  next()
}

function narrowed(answer: LayoutAnswer, closed: readonly string[]): LayoutAnswer {
  // A refusal has neither and stays as it is.
  if (!("default_configuration" in answer)) return answer
  const { personal_configuration: own, default_configuration: everybodys } = answer
  return {
    ...answer,
    personal_configuration: own ? { ...own, configuration: withClosed(own.configuration, closed) } : null,
    default_configuration: { ...everybodys, configuration: withClosed(everybodys?.configuration, closed) },
  }
}

/** Keeps what a person arranged, without what was closed to them. */
function keepOwnWishes(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  // What Medusa's route reads.
  const body = req.body as LayoutBody
  if (body.configuration && isSidebar(req.params.zone)) {
    body.configuration = withoutClosed(body.configuration, closedEntries(staffOf(req).grants))
  }
  next()
}

const matcher = "/admin/layouts/:zone/configuration"
/** After the guard, before Medusa's own route. */
export const ownSidebarMiddlewares: MiddlewareRoute[] = [
  { matcher, methods: ["GET"], middlewares: [showOwnEntries] },
  { matcher, methods: ["POST"], middlewares: [showOwnEntries, keepOwnWishes] },
]
