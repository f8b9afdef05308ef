import { CITY, roles } from "../../../modules/access/roles"
import type { GrantOfInvite } from "../../../workflows/staff/invited-role"
import type { InvitedRoleBody } from "./validators"

/** The role that was asked for, in the name of who asks; null for none. Without a kind of place it is the role's own. */
export function invitedRoleOf(asked: InvitedRoleBody, by: string): GrantOfInvite | null {
  const { role, scope_kind, scope_code, valid_until } = asked
  if (!role) return null
  return {
    role,
    scope_kind: scope_kind ?? roles[role].scope_kinds[0]!,
    scope_code: scope_code ?? CITY,
    valid_until: valid_until ?? null,
    by,
  }
}
