import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { WriteOffAuthority } from "../../../modules/stock/documents/write-offs"
import { staffOf } from "../../access/staff"

/** Whose limit holds for what this person writes off alone: a hub's manager answers for more than a clerk. */
export function writeOffAuthority(req: AuthenticatedMedusaRequest): WriteOffAuthority {
  return staffOf(req).grants.some(({ role }) => role === "hub_manager") ? "manager" : "clerk"
}
