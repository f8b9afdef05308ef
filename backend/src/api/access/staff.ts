import type { MedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { Grant } from "../../modules/access/roles"
import { pairedCounties, pointsOfGrants, type Scope, scopeOfGrants } from "../../reports/scope"
import { businessDay } from "../../values/business-day"
import { BilingualRefusal } from "../../bilingual-refusal"

/** Who asks, with those of their roles that the table lets into this route. */
export type Staff = { user_id: string; name: string; grants: Grant[] }

/** Beside the request and not on it: nothing that a client sends can ever be taken for it. */
const staffOfRequest = new WeakMap<object, Staff>()

/** Only the guard calls it. */
export function admit(req: MedusaRequest, staff: Staff): void {
  staffOfRequest.set(req, staff)
}

/** Who asks. Throws where the guard has not been: a route outside /admin and /till has no staff. */
export function staffOf(req: MedusaRequest): Staff {
  const staff = staffOfRequest.get(req)
  if (staff) return staff
  throw new MedusaError(
    MedusaError.Types.UNEXPECTED_STATE,
    `${req.method} ${req.path} was not let in by the guard; staff work under /admin and /till.`
  )
}

const db = (req: MedusaRequest) => req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)

/**
 * Codes of the sales points whose records the asker may see in this route: a district's points, a hub with its counters and
 * outlets, a counter, an outlet. Empty for a role that has no points, such as a liaison group.
 */
export async function pointsInScope(req: MedusaRequest): Promise<string[] | "all"> {
  return await pointsOfGrants(db(req), staffOf(req).grants)
}

/** Everything the asker's roles reach today; what reports are narrowed by. */
export async function scopeOf(req: MedusaRequest): Promise<Scope> {
  return await scopeOfGrants(db(req), staffOf(req).grants, businessDay(new Date()))
}

/** The points whose customers the asker may know by name: an auditor sees what was sold, and not to whom. */
export async function pointsWithPeople(req: MedusaRequest): Promise<string[] | "all"> {
  return await pointsOfGrants(
    db(req),
    staffOf(req).grants.filter(({ role }) => role !== "auditor")
  )
}

/** 404, in the words of a point that does not exist, for a point that is not the asker's. */
export async function requirePoint(req: MedusaRequest, point_code: string): Promise<void> {
  const points = await pointsInScope(req)
  if (points === "all" || points.includes(point_code)) return
  throw noPoint(point_code)
}

/** What a route says of a point that is not there, or not the asker's. */
export function noPoint(point_code: string): MedusaError {
  return new BilingualRefusal(
    "no_point",
    {
      chinese: `没有编号为 ${point_code} 的点位，请重新选择。`,
      english: `There is no sales point ${point_code}.`,
    },
    MedusaError.Types.NOT_FOUND
  )
}

/**
 * Counties of the asker: a liaison group's, and those paired today with a district officer's district.
 * @public for routes of suppliers and filings, which are told by county.
 */
export async function countiesInScope(req: MedusaRequest): Promise<string[] | "all" | "none"> {
  const { grants } = staffOf(req)
  if (grants.some(({ scope_kind }) => scope_kind === "city")) return "all"
  const own = grants.filter(({ scope_kind }) => scope_kind === "county").map(({ scope_code }) => scope_code)
  const counties = [...own, ...(await pairedCounties(db(req), grants, businessDay(new Date())))]
  return counties.length > 0 ? [...new Set(counties)] : "none"
}
