import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { StaffAnswer } from "../../../contract"
import { SIGN_IN_MODULE } from "../../../modules/sign-in"
import type SignInModuleService from "../../../modules/sign-in/service"
import { listStaff } from "../../../reports/staff-list"
import { businessDay } from "../../../values/business-day"
import type { StaffQuery } from "./validators"

/** `GET /admin/staff?q&state&limit&offset` → people with an account and people who are invited, by name. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StaffAnswer>) => {
  const { q = null, state = null, limit, offset } = req.validatedQuery as StaffQuery
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows, total } = await listStaff(db, { q, state, today: businessDay(new Date()), limit, offset })
  const locks = await req.scope
    .resolve<SignInModuleService>(SIGN_IN_MODULE)
    .lockedUntil(rows.map(({ email }) => email))

  res.json({
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      email: row.email,
      state: row.state,
      last_sign_in_at: row.last_sign_in_at?.toISOString() ?? null,
      locked_until: locks.get(row.email)?.toISOString() ?? null,
      suspended_at: row.suspended_at?.toISOString() ?? null,
      suspended_by_name: row.suspended_by_name,
      suspended_why: row.suspended_why,
      expires_at: row.expires_at?.toISOString() ?? null,
      invited_by_name: row.invited_by_name,
      roles: row.roles,
    })),
    total,
    limit,
    offset,
  })
}
