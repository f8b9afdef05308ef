import {
  type AuthenticatedMedusaRequest,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { ACCESS_MODULE } from "../../modules/access"
import { openRoutes, routeTable } from "../../modules/access/route-table"
import type AccessModuleService from "../../modules/access/service"
import { BilingualRefusal } from "../../bilingual-refusal"
import { leaveWord } from "../sign-in/leave-word"
import { areOpenFields } from "./asked-fields"
import { runningRoute } from "./running-route"
import { admit } from "./staff"

const sentences = {
  people_only: {
    chinese: "后台只对人员账号开放，密钥不能用在这里；请用自己的账号登录。",
    english: "Only people work here: a secret key is not accepted. Sign in with your own account.",
  },
  no_role: {
    chinese: "您的账号还没有任何角色，请联系平台管理员开通。",
    english: "Your account has no role yet; ask the platform admin to give you one.",
  },
  route_closed: {
    chinese: "这项功能没有开放给任何人；如果工作需要，请联系平台管理员。",
    english: "Nobody may use this here; if your work needs it, talk to the platform admin.",
  },
  role_not_allowed: {
    chinese: "您的角色不能使用这项功能；如果工作需要，请联系平台管理员。",
    english: "Your role may not use this; if your work needs it, talk to the platform admin.",
  },
  fields_closed: {
    chinese: "您的角色不能读取这些字段；请去掉 fields 里与此页面无关的内容。",
    english: "Your role may not read these fields; take out of `fields` what does not belong to this page.",
  },
} as const

function refusal(code: keyof typeof sentences): BilingualRefusal {
  return new BilingualRefusal(code, sentences[code], MedusaError.Types.FORBIDDEN)
}

/**
 * The one door to /admin and /till, after Medusa has found out who asks and before anything else of theirs or ours runs:
 * lets in who holds a role that the table names for the route about to run, and refuses everybody else with 403 and a
 * sentence. What roles a token says plays no part; they are read, at most a second old.
 */
export async function guardStaff(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const route = runningRoute(req)
  if (route !== null && openRoutes.includes(route)) {
    next()
    return
  }
  const asker = (req as Partial<AuthenticatedMedusaRequest>).auth_context
  if (asker?.actor_type !== "user") throw refusal("people_only")

  const access = req.scope.resolve<AccessModuleService>(ACCESS_MODULE)
  const holder = await access.holderOf(asker.actor_id, new Date())
  if (!holder || holder.grants.length === 0) {
    // A browser ends at the sign-in page, a token has none.
    if (!req.get("authorization")) leaveWord(req, res, "no_role")
    throw refusal("no_role")
  }

  const entry = route === null ? undefined : routeTable[route]
  if (!entry) throw refusal("route_closed")

  const grants = holder.grants.filter(({ role }) => entry[role] !== undefined)
  if (grants.length === 0) throw refusal("role_not_allowed")
  if (!grants.some(({ role }) => role === "platform_admin") && !areOpenFields(req.query.fields)) {
    throw refusal("fields_closed")
  }

  admit(req, { user_id: holder.user_id, name: holder.name, grants })
  next()
}
