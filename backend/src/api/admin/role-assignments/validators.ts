import { z } from "@medusajs/framework/zod"
import { ROLES, roles, SCOPE_KINDS } from "../../../modules/access/roles"
import { BusinessDay } from "../../../values/business-day"
import { said } from "../../../values/said"

const Code = z.string().min(1).max(64)

export const RoleAssignmentsQuery = z.strictObject({
  q: z.string().trim().min(1).max(60).optional(),
  role: z.enum(ROLES).optional(),
  place: Code.optional(),
  user_id: Code.optional(),
  state: z.enum(["held", "ended"]).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
export type RoleAssignmentsQuery = z.infer<typeof RoleAssignmentsQuery>

export const NAME_THE_PLACE = said(
  "请选择点位或区县：这个角色要落到具体的地方。",
  "Name the place: this role is held at one."
)

/** A role is held at the kind of place it knows; who names no kind means that one. */
export const RoleAssignmentBody = z
  .strictObject({
    user_id: Code,
    role: z.enum(ROLES),
    scope_kind: z.enum(SCOPE_KINDS).optional(),
    scope_code: Code.optional(),
    valid_from: BusinessDay.optional(),
    valid_until: BusinessDay.optional(),
  })
  .refine(({ role, scope_code }) => scope_code !== undefined || roles[role].scope_kinds.includes("city"), {
    path: ["scope_code"],
    message: NAME_THE_PLACE,
  })
  .refine(({ valid_from, valid_until }) => !valid_until || !valid_from || valid_from < valid_until, {
    path: ["valid_until"],
    message: said(
      "结束日期要晚于开始日期；`valid_until` 是不再有效的第一天。",
      "The role must end after it begins; `valid_until` is the first day it no longer holds."
    ),
  })
export type RoleAssignmentBody = z.infer<typeof RoleAssignmentBody>
