import { z } from "@medusajs/framework/zod"
import { ROLES, roles, SCOPE_KINDS } from "../../../modules/access/roles"
import { BusinessDay } from "../../../values/business-day"
import { NAME_THE_PLACE } from "../role-assignments/validators"

const STATES = ["active", "suspended", "invited"] as const

export const StaffQuery = z.strictObject({
  q: z.string().trim().min(1).max(80).optional(),
  state: z.enum(STATES).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
export type StaffQuery = z.infer<typeof StaffQuery>

/** The role that an account is to begin with, held and named as in `RoleAssignmentBody`; none may be named yet. */
const InvitedRoleFields = z.strictObject({
  role: z.enum(ROLES).optional(),
  scope_kind: z.enum(SCOPE_KINDS).optional(),
  scope_code: z.string().min(1).max(64).optional(),
  valid_until: BusinessDay.optional(),
})
type InvitedRoleFields = z.infer<typeof InvitedRoleFields>

const hasItsPlace = ({ role, scope_code }: InvitedRoleFields): boolean =>
  !role || scope_code !== undefined || roles[role].scope_kinds.includes("city")
const PLACE_MISSING = { path: ["scope_code"], message: NAME_THE_PLACE }

export const InviteBody = z
  .strictObject({
    email: z
      .email()
      .max(200)
      .transform((text) => text.toLowerCase()),
    name: z.string().trim().min(1).max(60),
    ...InvitedRoleFields.shape,
  })
  .refine(hasItsPlace, PLACE_MISSING)
export type InviteBody = z.infer<typeof InviteBody>

export const InvitedRoleBody = InvitedRoleFields.refine(hasItsPlace, PLACE_MISSING)
export type InvitedRoleBody = z.infer<typeof InvitedRoleBody>

export const SuspendBody = z.strictObject({ why: z.string().trim().min(1).max(200) })
export type SuspendBody = z.infer<typeof SuspendBody>
