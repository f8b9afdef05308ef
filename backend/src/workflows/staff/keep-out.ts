import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ACCESS_MODULE } from "../../modules/access"
import type AccessModuleService from "../../modules/access/service"
import type { Person } from "../../modules/ledger/months"
import { SIGN_IN_MODULE } from "../../modules/sign-in"
import type SignInModuleService from "../../modules/sign-in/service"
import { BilingualRefusal } from "../../bilingual-refusal"
import { inTurnOfAdmins } from "../access/keep-an-admin"
import { requireStaff } from "./require-staff"

type SuspendInput = { user_id: string; why: string; by: Person }

const suspendStaffStep = createStep(
  "suspend-staff",
  async ({ user_id, why, by }: SuspendInput, { container }) => {
    const { name } = await requireStaff(container, user_id)
    if (user_id === by.id) {
      throw new BilingualRefusal("own_account", {
        chinese: "不能停用自己的账号。请由另一位平台管理员操作。",
        english: "You cannot suspend yourself. Another platform admin can.",
      })
    }
    const signIn = container.resolve<SignInModuleService>(SIGN_IN_MODULE)
    const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
    const isSuspended = await inTurnOfAdmins(container, async (suspended) => {
      await access.requireAdminBeside(user_id, { suspended, now: new Date() })
      return await signIn.suspend(user_id, { ...by, why })
    })
    if (!isSuspended) {
      throw new BilingualRefusal("suspended_already", {
        chinese: `${name} 的账号已经停用了。请刷新列表。`,
        english: `The account of ${name} is suspended already. Reload the list.`,
      })
    }
    return new StepResponse({ user_id }, user_id)
  },
  async (user_id, { container }) => {
    if (user_id) await container.resolve<SignInModuleService>(SIGN_IN_MODULE).reinstate(user_id)
  }
)

/**
 * 停用: ends a person's sessions and refuses them until they are reinstated; nothing of theirs is deleted. 409
 * `last_platform_admin` when nobody could give roles any more.
 */
export const suspendStaffWorkflow = createWorkflow(
  "suspend-staff",
  (input: SuspendInput) => new WorkflowResponse(suspendStaffStep(input))
)

const reinstateStaffStep = createStep(
  "reinstate-staff",
  async ({ user_id }: { user_id: string }, { container }) => {
    const { name } = await requireStaff(container, user_id)
    const signIn = container.resolve<SignInModuleService>(SIGN_IN_MODULE)
    if (!(await signIn.reinstate(user_id))) {
      throw new BilingualRefusal("not_suspended", {
        chinese: `${name} 的账号没有停用。请刷新列表。`,
        english: `The account of ${name} is not suspended. Reload the list.`,
      })
    }
    return new StepResponse({ user_id })
  }
)

/** 恢复: the person signs in anew. Refused when they were not suspended. */
export const reinstateStaffWorkflow = createWorkflow(
  "reinstate-staff",
  (input: { user_id: string }) => new WorkflowResponse(reinstateStaffStep(input))
)

const endSessionsStep = createStep(
  "end-sessions",
  async ({ user_id }: { user_id: string }, { container }) => {
    await requireStaff(container, user_id)
    await container.resolve<SignInModuleService>(SIGN_IN_MODULE).endSessions(user_id)
    return new StepResponse({ user_id })
  }
)

/** 在所有设备上退出: every session and token of a person ends, in every process. What is over does not come back. */
export const endSessionsWorkflow = createWorkflow(
  "end-sessions",
  (input: { user_id: string }) => new WorkflowResponse(endSessionsStep(input))
)

const unlockStaffStep = createStep(
  "unlock-staff",
  async ({ user_id }: { user_id: string }, { container }) => {
    const { email } = await requireStaff(container, user_id)
    await container.resolve<SignInModuleService>(SIGN_IN_MODULE).unlock(email)
    return new StepResponse({ user_id })
  }
)

/** Lifts the lock that failed sign-ins put on a person's e-mail. */
export const unlockStaffWorkflow = createWorkflow(
  "unlock-staff",
  (input: { user_id: string }) => new WorkflowResponse(unlockStaffStep(input))
)
