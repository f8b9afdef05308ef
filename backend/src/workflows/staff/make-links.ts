import { Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { Person } from "../../modules/ledger/months"
import { SIGN_IN_MODULE } from "../../modules/sign-in"
import type SignInModuleService from "../../modules/sign-in/service"
import type { StaffLink } from "../../modules/sign-in/service"
import { BilingualRefusal } from "../../bilingual-refusal"
import { type GrantOfInvite, requireInvitable } from "./invited-role"
import { requireStaff } from "./require-staff"

/** Somebody new finds time within a week; who stands at the counter without a password, within half an hour. */
const INVITE_SECONDS = 7 * 24 * 60 * 60
const RESET_SECONDS = 30 * 60

export type MadeLink = { link: StaffLink; token: string }

export type InviteStaffInput = { email: string; name: string; by: Person; invited_role: GrantOfInvite | null }

const inviteStaffStep = createStep(
  "invite-staff",
  async ({ email, name, by, invited_role }: InviteStaffInput, { container }) => {
    const [user] = await container.resolve(Modules.USER).listUsers({ email }, { take: 1 })
    if (user) {
      throw new BilingualRefusal("already_staff", {
        chinese: `${email} 已经有账号。忘了密码请用“重设密码链接”，停用的请“恢复”。`,
        english: `${email} has an account. Make a link to set a new password, or reinstate the account.`,
      })
    }
    if (invited_role) await requireInvitable(container, invited_role, new Date())
    const signIn = container.resolve<SignInModuleService>(SIGN_IN_MODULE)
    const made: MadeLink = await signIn.makeLink({
      kind: "invite",
      email,
      name,
      by,
      seconds: INVITE_SECONDS,
      invited_role,
    })
    return new StepResponse(made, made.link.id)
  },
  async (id, { container }) => {
    if (id) await container.resolve<SignInModuleService>(SIGN_IN_MODULE).withdrawLink(id)
  }
)

/**
 * A link by which somebody makes their account, which begins with the role named; an older one of the same e-mail stops
 * working. Refused for who has one, and for a role that could not be given.
 */
export const inviteStaffWorkflow = createWorkflow(
  "invite-staff",
  (input: InviteStaffInput) => new WorkflowResponse(inviteStaffStep(input))
)

const findInviteStep = createStep("find-invite", async ({ id }: { id: string }, { container }) => {
  const invite = await container.resolve<SignInModuleService>(SIGN_IN_MODULE).findInvite(id)
  if (!invite) throw inviteOver()
  return new StepResponse(invite)
})

/** The same invitation with a new link, given by who asks now; the older link stops working. Refused once it is over. */
export const renewInviteWorkflow = createWorkflow("renew-invite", (input: { id: string; by: Person }) => {
  const invite = findInviteStep(input)
  const again = transform({ invite, input }, ({ invite: { email, name, invited_role }, input: { by } }) => ({
    email,
    name,
    by,
    invited_role: invited_role && ({ ...invited_role, by: by.id } as GrantOfInvite),
  }))
  return new WorkflowResponse(inviteStaffStep(again))
})

type ChangeInvitedRoleInput = { id: string; invited_role: GrantOfInvite | null }

const changeInvitedRoleStep = createStep(
  "change-invited-role",
  async ({ id, invited_role }: ChangeInvitedRoleInput, { container }) => {
    if (invited_role) await requireInvitable(container, invited_role, new Date())
    const signIn = container.resolve<SignInModuleService>(SIGN_IN_MODULE)
    const changed = await signIn.changeInvitedRole(id, invited_role)
    if (!changed) throw inviteOver()
    return new StepResponse(changed)
  }
)

/** Another role for an account that has not come to be yet, or none; its link stays. Refused once it is over. */
export const changeInvitedRoleWorkflow = createWorkflow(
  "change-invited-role",
  (input: ChangeInvitedRoleInput) => new WorkflowResponse(changeInvitedRoleStep(input))
)

const makeResetLinkStep = createStep(
  "make-reset-link",
  async ({ user_id, by }: { user_id: string; by: Person }, { container }) => {
    const { email, name } = await requireStaff(container, user_id)
    const signIn = container.resolve<SignInModuleService>(SIGN_IN_MODULE)
    if ((await signIn.account(user_id))?.suspended_at) {
      throw new BilingualRefusal("staff_suspended", {
        chinese: `${name} 的账号已停用。请先恢复，再生成重设密码的链接。`,
        english: `The account of ${name} is suspended. Reinstate it before you make a link.`,
      })
    }
    const made: MadeLink = await signIn.makeLink({ kind: "reset", email, name, by, seconds: RESET_SECONDS })
    return new StepResponse(made, made.link.id)
  },
  async (id, { container }) => {
    if (id) await container.resolve<SignInModuleService>(SIGN_IN_MODULE).withdrawLink(id)
  }
)

/** A link by which a person sets a new password; an older one stops working. 404 for nobody, refused while suspended. */
export const makeResetLinkWorkflow = createWorkflow(
  "make-reset-link",
  (input: { user_id: string; by: Person }) => new WorkflowResponse(makeResetLinkStep(input))
)

const withdrawInviteStep = createStep("withdraw-invite", async ({ id }: { id: string }, { container }) => {
  const withdrawn = await container.resolve<SignInModuleService>(SIGN_IN_MODULE).withdrawLink(id)
  if (!withdrawn) throw inviteOver()
  return new StepResponse(withdrawn)
})

/** Ends an invitation; nothing undoes it, a new one is made instead. */
export const withdrawInviteWorkflow = createWorkflow(
  "withdraw-invite",
  (input: { id: string }) => new WorkflowResponse(withdrawInviteStep(input))
)

function inviteOver(): BilingualRefusal {
  return new BilingualRefusal("invite_over", {
    chinese: "这个邀请已经用过或撤回了。请刷新列表。",
    english: "This invitation was used or withdrawn already. Reload the list.",
  })
}
