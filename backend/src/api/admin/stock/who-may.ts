import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { Grant } from "../../../modules/access/roles"
import { routeTable } from "../../../modules/access/route-table"
import type { WriteOffAuthority } from "../../../modules/stock/documents/write-offs"
import { staffOf } from "../../access/staff"

/** Whose limit holds for what this person writes off alone: a hub's manager answers for more than a clerk. */
export function writeOffAuthority(req: AuthenticatedMedusaRequest): WriteOffAuthority {
  return staffOf(req).grants.some(({ role }) => role === "hub_manager") ? "manager" : "clerk"
}

const isLetInto =
  (route: string) =>
  (grants: readonly Grant[]): boolean =>
    grants.some(({ role }) => routeTable[route]?.[role] !== undefined)

/** May somebody with these roles write stock documents? One source with the guard. */
export const mayKeep = isLetInto("POST /admin/stock/receipts")
/** May they approve what others counted or want to write off? */
export const mayApprove = isLetInto("POST /admin/stock/stocktakes/:id/approve")
