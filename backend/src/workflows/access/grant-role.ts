import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ACCESS_MODULE } from "../../modules/access"
import { type Grant, roles } from "../../modules/access/roles"
import type AccessModuleService from "../../modules/access/service"
import type { RoleAssignment } from "../../modules/access/service"
import { placeOfGrant } from "../../reports/grant-places"
import type { BusinessDay } from "../../values/business-day"
import { BilingualRefusal } from "../../bilingual-refusal"

export type GrantRoleInput = Grant & {
  user_id: string
  valid_from: BusinessDay
  /** The first day it no longer holds; null without end. */
  valid_until: BusinessDay | null
  /** An account's id; null for the seed and the command line. */
  granted_by: string | null
}

const grantRoleStep = createStep(
  "grant-role",
  async (input: GrantRoleInput, { container }): Promise<StepResponse<RoleAssignment, RoleAssignment>> => {
    const { user_id, role, scope_kind } = input
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
    if (!roles[role].scope_kinds.includes(scope_kind)) {
      const kinds = roles[role].scope_kinds.join(", ")
      throw new BilingualRefusal(
        "wrong_scope_kind",
        {
          chinese: "这个角色不能落在这一级，请按角色选择市、区、枢纽、专柜、网点或县。",
          english: `The role ${role} is held at one of: ${kinds}; not at ${scope_kind}.`,
        },
        MedusaError.Types.INVALID_DATA
      )
    }
    const place = await placeOfGrant(container.resolve(ContainerRegistrationKeys.PG_CONNECTION), input)
    if (!place) {
      throw new BilingualRefusal(
        "unknown_scope",
        {
          chinese: `没有代码为 ${input.scope_code} 的地方，请从列表中选择。`,
          english: `There is no ${scope_kind} ${input.scope_code}.`,
        },
        MedusaError.Types.INVALID_DATA
      )
    }
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
