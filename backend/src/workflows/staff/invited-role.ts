import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { BilingualRefusal } from "../../bilingual-refusal"
import { ACCESS_MODULE } from "../../modules/access"
import type { Grant } from "../../modules/access/roles"
import type AccessModuleService from "../../modules/access/service"
import { SIGN_IN_MODULE } from "../../modules/sign-in"
import type SignInModuleService from "../../modules/sign-in/service"
import type { InvitedRole, StaffLink } from "../../modules/sign-in/service"
import { isPlaceClosed } from "../../reports/grant-places"
import { businessDay, type BusinessDay } from "../../values/business-day"
import { requireGrantPlace } from "../access/require-grant-place"

/** The role an invitation carries: written only after its checks, so that it can be read back as one. */
export type GrantOfInvite = Grant & Pick<InvitedRole, "by"> & { valid_until: BusinessDay | null }

/** As given by an admin: refused like a role that is given at once, and where the place is closed or the role over before it begins. */
export async function requireInvitable(
  container: MedusaContainer,
  invited: GrantOfInvite,
  now: Date
): Promise<void> {
  const today = businessDay(now)
  const place = await requireGrantPlace(container, invited)
  if (await isPlaceClosed(container.resolve(ContainerRegistrationKeys.PG_CONNECTION), invited, today)) {
    throw new BilingualRefusal("place_closed", {
      chinese: `${place.name}已经关闭，不能再安排人员。请选择别的地点。`,
      english: `${place.name_en} is closed and takes nobody any more. Choose another place.`,
    })
  }
  if (invited.valid_until !== null && invited.valid_until <= today) {
    throw new BilingualRefusal("role_over", {
      chinese: "这个角色在今天或更早就结束了。请选择今天以后的日期，或不填结束日期。",
      english: "This role ends today or earlier. Choose a later day, or none.",
    })
  }
}

/**
 * The role of a link that is about to be used, null for none. Weeks may lie between: whoever gave it must still be a platform
 * admin who is let in, and its place be there and open. 400 `invited_role_over` otherwise; the link stays for when it is mended.
 */
export async function requireInvitedRole(
  container: MedusaContainer,
  { invited_role }: Pick<StaffLink, "invited_role">,
  now: Date
): Promise<GrantOfInvite | null> {
  if (!invited_role) return null
  const invited = invited_role as GrantOfInvite
  if (!(await mayStillGive(container, invited.by, now))) throw invitedRoleOver()
  try {
    await requireInvitable(container, invited, now)
  } catch (error) {
    if (error instanceof BilingualRefusal) throw invitedRoleOver()
    throw error
  }
  return invited
}

async function mayStillGive(container: MedusaContainer, user_id: string, now: Date): Promise<boolean> {
  const holder = await container.resolve<AccessModuleService>(ACCESS_MODULE).holderOf(user_id, now)
  if (!holder?.grants.some(({ role }) => role === "platform_admin")) return false
  const account = await container.resolve<SignInModuleService>(SIGN_IN_MODULE).account(user_id)
  return !account?.suspended_at
}

function invitedRoleOver(): BilingualRefusal {
  return new BilingualRefusal("invited_role_over", {
    chinese:
      "邀请里的角色现在不能授予了（地点已关闭、角色已到期，或邀请人已不是管理员）。请联系平台管理员重新选择角色。",
    english:
      "The role of this invitation can no longer be given: its place closed, it ran out, or who invited you is no admin any more. Ask the platform admin to choose it anew.",
  })
}
