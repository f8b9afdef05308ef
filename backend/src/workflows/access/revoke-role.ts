import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ACCESS_MODULE } from "../../modules/access"
import type AccessModuleService from "../../modules/access/service"
import type { RoleAssignment } from "../../modules/access/service"
import { inTurnOfAdmins } from "./keep-an-admin"

export type RevokeRoleInput = { id: string; revoked_by: string | null; now: Date }

const revokeRoleStep = createStep(
  "revoke-role",
  async (
    { id, revoked_by, now }: RevokeRoleInput,
    { container }
  ): Promise<StepResponse<RoleAssignment, string>> => {
    const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
    const revoked = await inTurnOfAdmins(
      container,
      async (suspended) => await access.revoke(id, { by: revoked_by, now: new Date(now), suspended })
    )
    return new StepResponse(revoked, id)
  },
  async (id, { container }) => {
    if (id) await container.resolve<AccessModuleService>(ACCESS_MODULE).restore(id)
  }
)

/** Takes a role away, from the next request on. 404 unknown, 409 ended already or the last platform admin's. */
export const revokeRoleWorkflow = createWorkflow("revoke-role", (input: RevokeRoleInput) => {
  return new WorkflowResponse(revokeRoleStep(input))
})
