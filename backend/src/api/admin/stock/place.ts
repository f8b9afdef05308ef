import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { WriteOffAuthority } from "../../../modules/stock/documents/write-offs"

/**
 * Stands between these routes and `api/access/staff.ts` until that is merged: whoever is signed in sees every place, and has
 * a clerk's limit for write-offs.
 */
export async function pointsInScope(_req: AuthenticatedMedusaRequest): Promise<string[] | "all"> {
  return "all"
}

/** 404, in the words of a point that does not exist, for a point that is not the asker's. */
export async function requirePoint(req: AuthenticatedMedusaRequest, point_code: string): Promise<void> {
  const points = await pointsInScope(req)
  if (points === "all" || points.includes(point_code)) return
  throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no sales point ${point_code}.`, "no_point")
}

/** Whose limit holds for what this person writes off alone. */
export function writeOffAuthority(_req: AuthenticatedMedusaRequest): WriteOffAuthority {
  return "clerk"
}
