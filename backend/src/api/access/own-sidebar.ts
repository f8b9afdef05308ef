import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import {
  closedEntries,
  type Layout,
  SIDEBAR_ZONES,
  withClosed,
  withoutClosed,
} from "../../modules/access/sidebar"
import { BilingualRefusal } from "../../workflows/bilingual-refusal"
import { staffOf } from "./staff"

type Kept = { configuration?: Layout } | null
type LayoutAnswer = { personal_configuration?: Kept; default_configuration?: Kept }
type LayoutBody = { is_default?: boolean; configuration?: Layout }

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

/** Keeps what a person arranged, without what was closed to them; how it looks for everybody is the administrator's. */
function keepOwnWishes(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  const { grants } = staffOf(req)
  // What Medusa's route reads.
  const body = req.body as LayoutBody
  if (body.is_default && !grants.some(({ role }) => role === "platform_admin")) {
    throw new BilingualRefusal(
      "layout_of_everybody",
      {
        chinese: "只有平台管理员可以改动所有人的页面布局；请改存为“我的布局”。",
        english: "Only the platform admin changes the layout for everybody; save it as your own.",
      },
      MedusaError.Types.FORBIDDEN
    )
  }
  if (body.configuration && isSidebar(req.params.zone)) {
    body.configuration = withoutClosed(body.configuration, closedEntries(grants))
  }
  next()
}

const matcher = "/admin/layouts/:zone/configuration"
/** After the guard, before Medusa's own route. */
export const ownSidebarMiddlewares: MiddlewareRoute[] = [
  { matcher, methods: ["GET"], middlewares: [showOwnEntries] },
  { matcher, methods: ["POST"], middlewares: [showOwnEntries, keepOwnWishes] },
]
