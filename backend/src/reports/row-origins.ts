import type { ClosingLevel } from "./county-tree"
import { closingLevelOf, provinceOfPlace } from "./county-tree"
import type { PlacesOnDay } from "./places"

/** Origin codes to look for: these alone, or all but these. */
export type OriginCodes = { only: string[] } | { except: string[] }

/**
 * The codes of `sales_line.origin_code` behind one row of the reports by county, so that the row's lines are exactly those
 * its figures sum. A place is named by its code, a closing row by its level; the total has no condition and is not asked
 * for. `countyTree` gives the same codes as far as they have figures.
 */
export function originsOfRow(
  row: { origin: string } | { level: ClosingLevel },
  tree: PlacesOnDay
): OriginCodes {
  const { places } = tree
  if ("level" in row) {
    if (row.level === "unknown") return { except: places.map(({ code }) => code) }
    return {
      only: places
        .filter((place) => closingLevelOf(place.code, place, tree) === row.level)
        .map(({ code }) => code),
    }
  }
  const byCode = new Map(places.map((place) => [place.code, place]))
  const level = byCode.get(row.origin)?.level
  if (level !== "prefecture" && level !== "province") return { only: [row.origin] }
  return {
    only: places
      .filter((place) => place.level === "county")
      .filter((county) =>
        level === "prefecture"
          ? county.parent_code === row.origin
          : provinceOfPlace(county, byCode) === row.origin
      )
      .map(({ code }) => code),
  }
}
