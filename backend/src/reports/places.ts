import type { MedusaContainer } from "@medusajs/framework/types"
import { ORIGIN_MODULE } from "../modules/origin"
import type OriginModuleService from "../modules/origin/service"
import { originsOfRow } from "./row-origins"
import type { Scope } from "./scope"
import { addDays, type BusinessDay } from "../values/business-day"

export type Place = {
  code: string
  level: "province" | "prefecture" | "county"
  parent_code: string | null
  name: string
  name_en: string
}

/** The origin tree as it stood on one day, and who was a member of which list. */
export type PlacesOnDay = {
  places: Place[]
  supported: ReadonlySet<string>
  in_98: ReadonlySet<string>
  /** Names of the paired districts by county or prefecture code. */
  paired: ReadonlyMap<string, string[]>
}

/** Reads the tree with memberships and pairings valid on the last day before `until` (domain.md §2.2). */
export async function placesAt(container: MedusaContainer, until: BusinessDay): Promise<PlacesOnDay> {
  const origins = container.resolve<OriginModuleService>(ORIGIN_MODULE)
  const day = addDays(until, -1)
  const [places, memberships, pairings] = await Promise.all([
    origins.listOriginPlaces({}, { take: null, order: { code: "ASC" } }),
    origins.listOriginMemberships({}, { take: null }),
    origins.listOriginPairings({}, { take: null, order: { district_code: "ASC" } }),
  ])
  const members = (list: string) =>
    new Set(memberships.filter((row) => row.list === list && holds(row, day)).map((row) => row.origin_code))

  const paired = new Map<string, string[]>()
  for (const pairing of pairings.filter((row) => holds(row, day))) {
    paired.set(pairing.origin_code, [...(paired.get(pairing.origin_code) ?? []), pairing.district_zh])
  }
  return {
    places: places.map((place) => ({
      code: place.code,
      level: place.level,
      parent_code: place.parent_code,
      name: place.name_zh,
      name_en: place.name_en,
    })),
    supported: members("supported"),
    in_98: members("98"),
    paired,
  }
}

/**
 * The same with only those counties supported that are asked for and may be read of: a report that is asked for one place
 * does not list the others.
 */
export function placesListed(places: PlacesOnDay, origin: string | undefined, scope: Scope): PlacesOnDay {
  const asked = origin === undefined ? null : originsOfRow({ origin }, places)
  const counties = scope === "all" || scope.points.length + scope.districts.length > 0 ? null : scope.counties
  const isListed = (code: string): boolean =>
    (asked === null || ("only" in asked && asked.only.includes(code))) &&
    (counties === null || counties.includes(code))
  return { ...places, supported: new Set([...places.supported].filter(isListed)) }
}

function holds(row: { valid_from: string | null; valid_until: string | null }, day: string): boolean {
  return (
    (row.valid_from === null || row.valid_from <= day) && (row.valid_until === null || day < row.valid_until)
  )
}
