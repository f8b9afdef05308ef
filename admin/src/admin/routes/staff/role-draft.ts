import type { InvitedRoleBody, RolePlace, RoleScopeKind, StaffRole } from "@baixian/backend/contract"
import { daysAfter } from "../../ui/business-month"

/** Where each role is held; the backend says the same and has the last word. */
export const HELD_AT: Record<StaffRole, RoleScopeKind> = {
  counter_clerk: "counter",
  hub_manager: "hub",
  outlet_reporter: "outlet",
  district_officer: "district",
  liaison: "county",
  city_officer: "city",
  auditor: "city",
  platform_admin: "city",
}
export const ROLES = Object.keys(HELD_AT) as StaffRole[]

/** A role as it is being chosen. `last_day` still counts; empty: without end. */
export type RoleDraft = { role: StaffRole | null; place: RolePlace | null; last_day: string }

export const FIRST_DRAFT: RoleDraft = { role: "counter_clerk", place: null, last_day: "" }

/** Whether the role still wants a place. Pure. */
export const needsPlace = ({ role, place }: RoleDraft): boolean =>
  role !== null && HELD_AT[role] !== "city" && place === null

/** The role as the backend is asked for it; nothing where none is to be given yet. Pure. */
export function askedRole({ role, place, last_day }: RoleDraft): InvitedRoleBody {
  if (!role) return {}
  const scope_kind = HELD_AT[role]
  return {
    role,
    scope_kind,
    scope_code: scope_kind === "city" ? "city" : place?.code,
    ...(last_day && { valid_until: daysAfter(last_day, 1) }),
  }
}
