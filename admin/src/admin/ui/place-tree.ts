import type { OverviewPlace } from "@baixian/backend/contract"
import { LIGHT_SYMBOL, scheduleLight, type ScheduleLight } from "./figures"

/** What a map of places is drawn from: 总览's places and the wall's. */
export type MappedPlace = Pick<
  OverviewPlace,
  "level" | "code" | "parent_code" | "name" | "name_en" | "completion_rate" | "schedule_gap_points"
>

/** A node of the map: a province, a prefecture or, with a value, a county. */
export type MapNode = {
  code: string
  name: string
  /** Fen; only counties have it. */
  value?: number
  /** How far the county is, and what stands for that besides the colour. */
  light?: ScheduleLight | "none"
  mark?: string
  /** Under the name where there is room: the amount, the gap, the province. */
  notes?: string[]
  children?: MapNode[]
}

type Naming<Place> = {
  amountOf: (place: Place) => number
  nameOf: (place: Place) => string
  /** An amount in fen in the page's unit. */
  amount: (fen: number) => string
  /** A gap in percentage points. */
  gap: (points: number) => string
}

/**
 * Province → prefecture → county, of counties with something to draw. A prefecture with one county, or a county that lies
 * in no prefecture, stands in its province by itself.
 */
export function placeTree<Place extends MappedPlace>(
  places: readonly Place[],
  { amountOf, nameOf, amount, gap }: Naming<Place>
): MapNode[] {
  const at = (level: Place["level"], parent?: string) =>
    places.filter((place) => place.level === level && (parent === undefined || place.parent_code === parent))
  const countyNode =
    (province: Place) =>
    (place: Place): MapNode => {
      const points = place.schedule_gap_points
      const light = points === null ? "none" : scheduleLight(points)

      return {
        code: place.code,
        name: nameOf(place),
        value: amountOf(place),
        light,
        mark: light === "none" ? "" : LIGHT_SYMBOL[light],
        notes: [amount(amountOf(place)), ...(points === null ? [] : [gap(points)]), nameOf(province)],
      }
    }
  const drawn = (counties: Place[]) => counties.filter((place) => amountOf(place) > 0)

  return at("province").flatMap((province): MapNode[] => {
    const prefectures = at("prefecture", province.code)
    const known = new Set(prefectures.map(({ code }) => code))
    const direct = known.has(province.code) ? [] : drawn(at("county", province.code))
    const children = [
      ...prefectures.flatMap((prefecture): MapNode[] => {
        const counties = drawn(at("county", prefecture.code)).map(countyNode(province))
        if (counties.length < 2) return counties

        return [{ code: prefecture.code, name: nameOf(prefecture), children: counties }]
      }),
      ...direct.map(countyNode(province)),
    ]

    return children.length === 0 ? [] : [{ code: province.code, name: nameOf(province), children }]
  })
}
