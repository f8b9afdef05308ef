import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { Grant } from "../../../modules/access/roles"
import { routeTable } from "../../../modules/access/route-table"
import type { WriteOffAuthority } from "../../../modules/stock/documents/write-off-limits"
import { pointsOfGrants } from "../../../reports/scope"
import { staffOf } from "../../access/staff"
import { dbOf } from "./asked-document"

/**
 * Whose limit holds for what this person writes off alone at a place: a manager answers for more than a clerk, at the places
 * of their own hub.
 */
export async function writeOffAuthorities(
  req: AuthenticatedMedusaRequest
): Promise<(point_code: string) => WriteOffAuthority> {
  const answersFor = await answersForPlaces(req)
  return (point_code) => (answersFor(point_code) ? "manager" : "clerk")
}

/** At which places this person approves what others did: those of the hub they manage. */
export async function answersForPlaces(
  req: AuthenticatedMedusaRequest
): Promise<(point_code: string) => boolean> {
  const manages = staffOf(req).grants.filter(({ role }) => role === "hub_manager")
  const points = await pointsOfGrants(dbOf(req), manages)
  return (point_code) => points === "all" || points.includes(point_code)
}

const isLetInto =
  (route: string) =>
  (grants: readonly Grant[]): boolean =>
    grants.some(({ role }) => routeTable[route]?.[role] !== undefined)

/** May somebody with these roles write stock documents? One source with the guard. */
export const mayKeep = isLetInto("POST /admin/stock/receipts")
/** May they approve what others counted or want to write off? */
export const mayApprove = isLetInto("POST /admin/stock/stocktakes/:id/approve")
