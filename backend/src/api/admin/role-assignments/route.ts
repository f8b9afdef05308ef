import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { BilingualRefusal } from "../../../bilingual-refusal"
import type { RoleAssignmentAnswer, RoleAssignmentsAnswer } from "../../../contract"
import { ACCESS_MODULE } from "../../../modules/access"
import { CITY, roles } from "../../../modules/access/roles"
import type AccessModuleService from "../../../modules/access/service"
import { businessDay } from "../../../values/business-day"
import { grantRoleWorkflow } from "../../../workflows/access/grant-role"
import { staffOf } from "../../access/staff"
import { assignmentRow } from "./assignment-row"
import type { RoleAssignmentBody, RoleAssignmentsQuery } from "./validators"

/** Nobody may have held a role that nobody gave: what is on record is what people really could do. */
const overAlready = (): BilingualRefusal =>
  new BilingualRefusal(
    "role_over",
    {
      chinese: "结束日期已经过去，这个角色不会生效；请改成今天之后的日期，或不填。",
      english: "The role would be over already; choose a day after today, or leave the end blank.",
    },
    MedusaError.Types.INVALID_DATA
  )

/** `GET /admin/role-assignments?q&role&place&user_id&state&limit&offset` → who holds or held which role where, newest first. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<RoleAssignmentsAnswer>) => {
  const { q, role, place, user_id, state, limit, offset } = req.validatedQuery as RoleAssignmentsQuery
  const access = req.scope.resolve<AccessModuleService>(ACCESS_MODULE)
  const now = new Date()
  const { items, total } = await access.list(
    {
      q: q ?? null,
      role: role ?? null,
      scope_code: place ?? null,
      user_id: user_id ?? null,
      state: state ?? null,
      limit,
      offset,
    },
    now
  )
  const rows = await Promise.all(items.map((found) => assignmentRow(req.scope, found, businessDay(now))))
  res.json({ items: rows, total, limit, offset })
}

/** `POST /admin/role-assignments` → 201 with the role given. 400, 404 and 409 as the workflow says. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<RoleAssignmentAnswer>) => {
  const { user_id, role, ...asked } = req.validatedBody as RoleAssignmentBody
  const today = businessDay(new Date())
  if (asked.valid_until && asked.valid_until <= today) throw overAlready()
  const { result } = await grantRoleWorkflow(req.scope).run({
    input: {
      user_id,
      role,
      scope_kind: asked.scope_kind ?? roles[role].scope_kinds[0]!,
      scope_code: asked.scope_code ?? CITY,
      valid_from: asked.valid_from ?? today,
      valid_until: asked.valid_until ?? null,
      granted_by: staffOf(req).user_id,
    },
  })
  res.status(201).json({ role_assignment: await assignmentRow(req.scope, result, today) })
}
