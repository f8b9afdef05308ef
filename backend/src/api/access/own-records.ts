import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { BilingualRefusal } from "../../bilingual-refusal"
import { staffOf } from "./staff"

// Medusa's own routes know no owner. These stand behind its validators, so that what they set is what the route reads.

/** The bell shows what was sent to its owner; Medusa shows everybody everything. */
export function ownNotifications(
  req: AuthenticatedMedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): void {
  req.filterableFields = { ...req.filterableFields, receiver_id: staffOf(req).user_id }
  next()
}

/** A person changes their own account; 404 for another's. The platform admin changes any. */
export function ownAccount(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  const { user_id, grants } = staffOf(req)
  const { id } = req.params
  if (id !== user_id && !grants.some(({ role }) => role === "platform_admin")) {
    throw new BilingualRefusal(
      "no_user",
      {
        chinese: `没有账号 ${id}，请从人员列表中选择。`,
        english: `There is no account ${id}; choose one of the list.`,
      },
      MedusaError.Types.NOT_FOUND
    )
  }
  next()
}

/** Everybody arranges the dashboard for themselves, and the platform admin for all. */
export function ownLayout(
  req: MedusaRequest<{ is_default?: unknown }>,
  _res: MedusaResponse,
  next: MedusaNextFunction
): void {
  const isForAll = Boolean(req.body?.is_default)
  if (isForAll && !staffOf(req).grants.some(({ role }) => role === "platform_admin")) {
    throw new BilingualRefusal(
      "own_layout_only",
      {
        chinese: "您只能调整自己的页面布局；全员默认布局由平台管理员设置。",
        english:
          "You arrange the dashboard for yourself; the platform admin sets what everybody starts with.",
      },
      MedusaError.Types.FORBIDDEN
    )
  }
  next()
}
