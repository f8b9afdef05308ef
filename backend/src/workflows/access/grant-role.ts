import { MedusaError, Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ACCESS_MODULE } from "../../modules/access"
import type { Grant } from "../../modules/access/roles"
import type AccessModuleService from "../../modules/access/service"
import type { RoleAssignment } from "../../modules/access/service"
import type { BusinessDay } from "../../values/business-day"
import { BilingualRefusal } from "../../bilingual-refusal"
import { requireGrantPlace } from "./require-grant-place"

export type GrantRoleInput = Grant & {
  user_id: string
  valid_from: BusinessDay
  /** The first day it no longer holds; null without end. */
  valid_until: BusinessDay | null
  /** An account's id; null for the seed and the command line. */
  granted_by: string | null
}

/** Its refusals are those of `grantRoleWorkflow`; another use case may give a role as one of its steps. */
export const grantRoleStep = createStep(
  "grant-role",
  async (input: GrantRoleInput, { container }): Promise<StepResponse<RoleAssignment, RoleAssignment>> => {
    const { user_id } = input
    const [user] = await container.resolve(Modules.USER).listUsers({ id: user_id }, { take: 1 })
    if (!user) {
      throw new BilingualRefusal(
        "no_user",
        {
          chinese: `没有账号 ${user_id}，请刷新人员列表后再试。`,
          english: `There is no account ${user_id}.`,
        },
        MedusaError.Types.NOT_FOUND
      )
    }
    await requireGrantPlace(container, input)
    const granted = await container.resolve<AccessModuleService>(ACCESS_MODULE).grant(input)
    return new StepResponse(granted, granted)
  },
  async (granted, { container }) => {
    if (!granted) return
    await container
      .resolve<AccessModuleService>(ACCESS_MODULE)
      .revoke(granted.id, { by: granted.granted_by, now: new Date(), suspended: [] })
  }
)

/**
 * Gives somebody a role at a place. 404 for an unknown account, 400 for a place the role is not held at or that is not
 * there, 409 where the person has it on some of these days already.
 */
export const grantRoleWorkflow = createWorkflow("grant-role", (input: GrantRoleInput) => {
  return new WorkflowResponse(grantRoleStep(input))
})
