import { MedusaError } from "@medusajs/framework/utils"
import type { LineParams } from "../contract"
import type { Within } from "../modules/ledger/line-filter"
import type { PlacesOnDay } from "./places"
import type { ReportedPoint } from "./points"
import { originsOfRow } from "./row-origins"
import type { Scope } from "./scope"
import { BilingualRefusal } from "../bilingual-refusal"

type Narrow = Exclude<Scope, "all">
/** What a place of a question is told by: the tree of origins, and the sales points of today. */
export type PlaceFacts = { tree: PlacesOnDay; pointOf: ReadonlyMap<string, ReportedPoint> }

const PLACE_NAMES = ["point", "hub", "district", "stands_in"] as const

/** Does the question name a place where goods are sold? */
export const isPlaced = (query: LineParams): boolean => PLACE_NAMES.some((name) => query[name] !== undefined)

/**
 * The lines a question may add up: those of the asker's points, districts and counties. A district officer who asks for
 * paired counties by name reads all their sales, wherever they were made; without a name, the district's. Pure.
 */
export function withinOf(query: LineParams, scope: Scope, tree: PlacesOnDay): Within | null {
  if (scope === "all") return null
  return {
    points: scope.points,
    districts: scope.districts,
    origins: asksPaired(query, scope, tree) ? [...scope.counties, ...scope.paired] : scope.counties,
  }
}

/** True where the question names an origin all of whose counties are paired with the asker's districts. */
export function asksPaired({ origin }: LineParams, scope: Narrow, tree: PlacesOnDay): boolean {
  return origin !== undefined && scope.paired.length > 0 && lieIn(origin, scope.paired, tree)
}

/** True where everything a question names is the asker's. Pure. */
export function isInScope(query: LineParams, scope: Scope, facts: PlaceFacts): boolean {
  return foreignName(query, scope, facts) === null
}

/** 404, as for a place that does not exist, where a question names a place that is not the asker's. */
export function requireInScope(query: LineParams, scope: Scope, facts: PlaceFacts): void {
  const name = foreignName(query, scope, facts)
  if (name === null) return
  throw new BilingualRefusal(
    "no_place",
    {
      chinese: `没有代码为 ${query[name]} 的地方，请重新选择。`,
      english: `There is no ${name} ${query[name]}.`,
    },
    MedusaError.Types.NOT_FOUND
  )
}

type PlaceName = (typeof PLACE_NAMES)[number] | "origin"

function foreignName(query: LineParams, scope: Scope, { tree, pointOf }: PlaceFacts): PlaceName | null {
  if (scope === "all") return null
  const hasPlaces = scope.points.length > 0 || scope.districts.length > 0
  const { origin } = query
  if (origin !== undefined && !hasPlaces && !lieIn(origin, scope.counties, tree)) return "origin"
  // Who reads whole counties may ask at which points their goods were sold.
  if (scope.counties.length > 0 || asksPaired(query, scope, tree)) return null

  const standsInOwn = (code: string) => {
    const district = pointOf.get(code)?.district_code
    return district !== null && district !== undefined && scope.districts.includes(district)
  }
  const isOwn: Readonly<Record<(typeof PLACE_NAMES)[number], (code: string) => boolean>> = {
    point: (code) => scope.points.includes(code) || standsInOwn(code),
    hub: (code) => scope.hubs.includes(code) || standsInOwn(code),
    district: (code) =>
      scope.districts.includes(code) ||
      scope.points.some((point) => pointOf.get(point)?.district_code === code),
    stands_in: (code) => isOwn.district(code),
  }
  return PLACE_NAMES.find((name) => query[name] !== undefined && !isOwn[name](query[name])) ?? null
}

/** Does a county, or every county of a prefecture or province, belong to these? */
function lieIn(origin: string, counties: readonly string[], tree: PlacesOnDay): boolean {
  const asked = originsOfRow({ origin }, tree)
  return "only" in asked && asked.only.length > 0 && asked.only.every((code) => counties.includes(code))
}
