import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { RoleAssignmentRow, RoleGrant } from "../../../contract"
import type { Grant } from "../../../modules/access/roles"
import type { RoleAssignment } from "../../../modules/access/service"
import { placeOfGrant } from "../../../reports/grant-places"
import type { BusinessDay } from "../../../values/business-day"

/** A role with the name of its place. */
export async function withPlace(
  container: MedusaContainer,
  { role, scope_kind, scope_code }: Grant
): Promise<RoleGrant> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const place = await placeOfGrant(db, { scope_kind, scope_code })
  return {
    role,
    scope_kind,
    scope_code,
    place_name: place?.name ?? scope_code,
    place_name_en: place?.name_en ?? scope_code,
  }
}

/** An assignment as clients see it. A workflow hands its instants on as text. */
export async function assignmentRow(
  container: MedusaContainer,
  found: Omit<RoleAssignment, "granted_at" | "revoked_at"> & {
    granted_at: Date | string
    revoked_at: Date | string | null
  },
  today: BusinessDay
): Promise<RoleAssignmentRow> {
  const { id, user_id, user_name, user_email, valid_from, valid_until, granted_by, revoked_by } = found
  return {
    id,
    user: { id: user_id, name: user_name, email: user_email },
    ...(await withPlace(container, found)),
    valid_from,
    valid_until,
    state: stateOf(found, today),
    granted_by,
    granted_at: new Date(found.granted_at).toISOString(),
    revoked_by,
    revoked_at: found.revoked_at ? new Date(found.revoked_at).toISOString() : null,
  }
}

function stateOf(
  {
    revoked_at,
    valid_from,
    valid_until,
  }: Pick<RoleAssignment, "valid_from" | "valid_until"> & {
    revoked_at: unknown
  },
  today: BusinessDay
): RoleAssignmentRow["state"] {
  if (revoked_at || (valid_until !== null && valid_until <= today)) return "ended"
  return valid_from <= today ? "held" : "coming"
}
