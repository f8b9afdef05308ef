import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { RoleAssignmentAnswer } from "../../../../../contract"
import { businessDay } from "../../../../../values/business-day"
import { revokeRoleWorkflow } from "../../../../../workflows/access/revoke-role"
import { staffOf } from "../../../../access/staff"
import { requireRowId } from "../../../row-id"
import { assignmentRow } from "../../assignment-row"

/** `POST /admin/role-assignments/:id/revoke` → takes the role away, from the next request on. 404 and 409 as the workflow says. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<RoleAssignmentAnswer>) => {
  const now = new Date()
  const { result } = await revokeRoleWorkflow(req.scope).run({
    input: {
      id: requireRowId(req.params.id, "role_assignment"),
      revoked_by: staffOf(req).user_id,
      now,
    },
  })
  res.json({ role_assignment: await assignmentRow(req.scope, result, businessDay(now)) })
}
