import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Grant, ScopeKind } from "../modules/access/roles"
import type { BusinessDay } from "../values/business-day"

/** Places of the roles somebody holds: `all`, or codes; every list may be empty. */
export type Scope =
  | "all"
  | {
      /** Sales points: a hub stands for itself, its counters and outlets. */
      points: string[]
      districts: string[]
      /** Hubs that are wholly theirs. */
      hubs: string[]
      /** Counties read of by role, wherever their goods are sold. */
      counties: string[]
      /** Counties paired with the districts today. */
      paired: string[]
      /** Where the roles are held: what a report calls the scope. */
      places: Pick<Grant, "scope_kind" | "scope_code">[]
    }

const pointsSql = `
  SELECT code FROM sales_point
  WHERE deleted_at IS NULL AND (
    code = ANY(CAST(:points AS text[])) OR hub_code = ANY(CAST(:hubs AS text[])) OR district_code = ANY(CAST(:districts AS text[])))
  ORDER BY code`

// A pairing with a prefecture holds for its counties.
const pairedSql = `
  SELECT DISTINCT county.code
  FROM origin_pairing AS pairing
  JOIN origin_place AS county ON county.level = 'county' AND county.deleted_at IS NULL
    AND pairing.origin_code IN (county.code, county.parent_code)
  WHERE pairing.deleted_at IS NULL AND pairing.district_code = ANY(CAST(:districts AS text[]))
    AND (pairing.valid_from IS NULL OR pairing.valid_from <= :today)
    AND (pairing.valid_until IS NULL OR :today < pairing.valid_until)
  ORDER BY county.code`

const codesOf = (grants: readonly Grant[], ...kinds: ScopeKind[]): string[] =>
  grants.filter(({ scope_kind }) => kinds.includes(scope_kind)).map(({ scope_code }) => scope_code)

/** Codes of the sales points the roles reach today. */
export async function pointsOfGrants(db: Knex, grants: readonly Grant[]): Promise<string[] | "all"> {
  if (codesOf(grants, "city").length > 0) return "all"
  const { rows } = await db.raw<{ rows: { code: string }[] }>(pointsSql, {
    points: codesOf(grants, "hub", "counter", "outlet"),
    hubs: codesOf(grants, "hub"),
    districts: codesOf(grants, "district"),
  })
  return rows.map(({ code }) => code)
}

/** Codes of the counties paired with the roles' districts. */
export async function pairedCounties(
  db: Knex,
  grants: readonly Grant[],
  today: BusinessDay
): Promise<string[]> {
  const districts = codesOf(grants, "district")
  if (districts.length === 0) return []
  const { rows } = await db.raw<{ rows: { code: string }[] }>(pairedSql, { districts, today })
  return rows.map(({ code }) => code)
}

/** Everything the roles reach on that day; without a role nothing. */
export async function scopeOfGrants(db: Knex, grants: readonly Grant[], today: BusinessDay): Promise<Scope> {
  if (codesOf(grants, "city").length > 0) return "all"
  // A district's sales are told by the district they were sold in, its points by where they stand now.
  const places = grants.filter(({ scope_kind }) => scope_kind !== "district")
  const [points, paired] = await Promise.all([pointsOfGrants(db, places), pairedCounties(db, grants, today)])
  return {
    points: points === "all" ? [] : points,
    districts: codesOf(grants, "district"),
    hubs: codesOf(grants, "hub"),
    counties: codesOf(grants, "county"),
    paired,
    places: grants.map(({ scope_kind, scope_code }) => ({ scope_kind, scope_code })),
  }
}
