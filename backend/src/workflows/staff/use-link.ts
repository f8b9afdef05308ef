import type { IAuthModuleService } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows"
import { SIGN_IN_MODULE } from "../../modules/sign-in"
import {
  FEWEST_LETTERS,
  MOST_LETTERS,
  passwordFault,
  type PasswordFault,
} from "../../modules/sign-in/password-rules"
import type SignInModuleService from "../../modules/sign-in/service"
import type { InvitedRole, StaffLink } from "../../modules/sign-in/service"
import { BilingualRefusal } from "../../bilingual-refusal"
import { businessDay } from "../../values/business-day"
import { type GrantRoleInput, grantRoleStep } from "../access/grant-role"
import { type GrantOfInvite, requireInvitedRole } from "./invited-role"

const EMAILPASS = "emailpass"
type UseLinkInput = { token: string; password: string }

export function linkOver(): BilingualRefusal {
  return new BilingualRefusal("link_over", {
    chinese: "这个链接已经用过、过期或被新的链接代替。请联系平台管理员再生成一个。",
    english:
      "This link was used, has expired or was replaced by a newer one. Ask the platform admin for another.",
  })
}

const faults: Record<PasswordFault, { chinese: string; english: string }> = {
  too_short: {
    chinese: `密码至少要 ${FEWEST_LETTERS} 个字符。可以用几个不相干的词连起来。`,
    english: `The password needs at least ${FEWEST_LETTERS} characters. Several unrelated words make a good one.`,
  },
  too_long: {
    chinese: `密码最多 ${MOST_LETTERS} 个字符，请缩短。`,
    english: `The password may have ${MOST_LETTERS} characters at most; shorten it.`,
  },
  is_email: {
    chinese: "密码不能就是邮箱，请换一个。",
    english: "The password must not be the e-mail. Choose another.",
  },
  too_common: {
    chinese: "这个密码太常见，一猜就中，请换一个。",
    english: "This password is one of the first to be guessed. Choose another.",
  },
  too_simple: {
    chinese: "这个密码只有两三种字符，请换一个。",
    english: "This password has only two or three different characters. Choose another.",
  },
}

/** Password and role are looked at first: what is refused must not use up the link. */
const takeLinkStep = createStep(
  "take-link",
  async ({ token, password }: UseLinkInput, { container }) => {
    const signIn = container.resolve<SignInModuleService>(SIGN_IN_MODULE)
    const found = await signIn.findLink(token)
    if (!found) throw linkOver()
    const fault = passwordFault(password, found.email)
    if (fault) throw new BilingualRefusal(`password_${fault}`, faults[fault])
    await requireInvitedRole(container, found, new Date())
    const link = await signIn.useLink(token)
    if (!link) throw linkOver()
    return new StepResponse(link, link.id)
  },
  async (id, { container }) => {
    if (id) await container.resolve<SignInModuleService>(SIGN_IN_MODULE).reopenLink(id)
  }
)

/** Makes the login, or sets its password where an invitation was broken off after this. → the login's id. */
const setPasswordStep = createStep(
  "set-password",
  async ({ link, password }: { link: StaffLink; password: string }, { container }) => {
    const auth = container.resolve<IAuthModuleService>(Modules.AUTH)
    const [known] = await auth.listProviderIdentities(
      { entity_id: link.email, provider: EMAILPASS },
      { take: 1, select: ["auth_identity_id"] }
    )
    const answer = known
      ? await auth.updateProvider(EMAILPASS, { entity_id: link.email, password })
      : await auth.register(EMAILPASS, { body: { email: link.email, password } })
    if (!answer.success || !answer.authIdentity) {
      throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `The password was not set: ${answer.error}`)
    }
    return new StepResponse(answer.authIdentity.id)
  }
)

/** Whoever had the old password is out, and who was locked out may try the new one. */
const startAnewStep = createStep("start-anew", async ({ link }: { link: StaffLink }, { container }) => {
  const signIn = container.resolve<SignInModuleService>(SIGN_IN_MODULE)
  const [user] = await container.resolve(Modules.USER).listUsers({ email: link.email }, { take: 1 })
  if (user) await signIn.endSessions(user.id)
  await signIn.unlock(link.email)
  return new StepResponse({ user_id: user?.id ?? null })
})

/** The step before has looked at it, so it reads as a role again. From today on, in the name of who invited. */
function grantOf(invited: InvitedRole, user_id: string): GrantRoleInput {
  const { by, ...grant } = invited as GrantOfInvite
  return { ...grant, user_id, valid_from: businessDay(new Date()), granted_by: by }
}

/** Uses a one-time link: makes the invited person's account with its role, or sets a new password and ends every session. */
export const useStaffLinkWorkflow = createWorkflow("use-staff-link", (input: UseLinkInput) => {
  const link = takeLinkStep(input)
  const authIdentityId = setPasswordStep({ link, password: input.password })
  const user = when("is-invited", { link }, (data) => data.link.kind === "invite").then(() => {
    const userData = transform({ link }, (data) => ({ email: data.link.email, first_name: data.link.name }))
    return createUserAccountWorkflow.runAsStep({ input: { authIdentityId, userData } })
  })
  when("begins-with-a-role", { link }, (data) => data.link.invited_role !== null).then(() => {
    grantRoleStep(transform({ link, user }, (data) => grantOf(data.link.invited_role!, data.user!.id)))
  })
  startAnewStep({ link })
  return new WorkflowResponse(link)
})
