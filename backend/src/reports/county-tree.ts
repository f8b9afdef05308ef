import type { ReportRowLevel } from "../contract"
import { UNKNOWN_ORIGIN } from "../values/origin-code"
import type { Place, PlacesOnDay } from "./places"

/** A place in print order, with the codes whose figures it sums. */
export type TreeRow = {
  level: ReportRowLevel
  code: string
  name: string
  name_en: string
  parent_code: string | null
  /** Codes of `sales_line.origin_code` that belong to this row. */
  codes: string[]
}

const CLOSING_ROWS = {
  list: { code: "98", name: "98县小计", name_en: "98 counties, subtotal" },
  outside: { code: "outside", name: "其他帮扶地区小计", name_en: "Other supported areas, subtotal" },
  unrefined: { code: "unrefined", name: "产地未细化到县", name_en: "County not known" },
  unknown: { code: UNKNOWN_ORIGIN, name: "产地不明", name_en: "Origin unknown" },
} as const

/** The rows between the places and the total, which they add up to. */
export type ClosingLevel = keyof typeof CLOSING_ROWS

/** What a code that the tree of places does not know is called. */
export const UNKNOWN_PLACE = CLOSING_ROWS.unknown

/** The one closing row that a code's figures stand in, by the memberships of the period's last day. */
export function closingLevelOf(
  code: string,
  place: Pick<Place, "level"> | undefined,
  { in_98 }: Pick<PlacesOnDay, "in_98">
): ClosingLevel {
  if (!place) return "unknown"
  if (place.level !== "county") return "unrefined"
  return in_98.has(code) ? "list" : "outside"
}

/**
 * The rows of every report by county, in the order the office prints them (domain.md §11): counties, their prefecture's
 * subtotal, the province's, then 98县小计, 其他帮扶地区小计, 产地未细化到县, and 合计. Supported counties stand with zero; a county
 * that left the programme stays as long as it has figures. Subtotals hold counties only, so that the last rows add up to
 * the total. `amountOf` decides the order by rank; without it rows stand by code.
 */
export function countyTree(
  { places, supported, in_98 }: PlacesOnDay,
  withFigures: ReadonlySet<string>,
  amountOf?: (code: string) => number
): TreeRow[] {
  const byCode = new Map(places.map((place) => [place.code, place]))
  const shown = (place: Place) => supported.has(place.code) || withFigures.has(place.code)
  const counties = places.filter((place) => place.level === "county" && shown(place))
  const amount = (codes: readonly string[]) => codes.reduce((sum, code) => sum + (amountOf?.(code) ?? 0), 0)
  const inOrder = <Group extends { code: string; codes: string[] }>(groups: Group[]) =>
    [...groups].sort((a, b) => amount(b.codes) - amount(a.codes) || (a.code < b.code ? -1 : 1))

  const rows: TreeRow[] = []
  const provinces = groupBy(counties, (county) => provinceOfPlace(county, byCode))
  for (const province of inOrder(provinces)) {
    const own = counties.filter((county) => province.codes.includes(county.code))
    const prefectures = groupBy(own, (county) => county.parent_code ?? county.code)
    for (const prefecture of inOrder(prefectures)) {
      const leaves = own
        .filter((county) => prefecture.codes.includes(county.code))
        .map((county) => row("county", county, [county.code], prefecture.code))
      rows.push(...inOrder(leaves))
      rows.push(row("prefecture", named(prefecture.code, byCode), prefecture.codes, province.code))
    }
    rows.push(row("province", named(province.code, byCode), province.codes, null))
  }

  const codes = [...new Set([...counties.map(({ code }) => code), ...withFigures])]
  const closing = (level: ClosingLevel) => ({
    ...CLOSING_ROWS[level],
    level,
    parent_code: null,
    codes: codes.filter((code) => closingLevelOf(code, byCode.get(code), { in_98 }) === level),
  })
  const unknown = closing("unknown")
  rows.push(
    closing("list"),
    closing("outside"),
    closing("unrefined"),
    ...(unknown.codes.length > 0 ? [unknown] : []),
    { level: "total", code: "total", name: "合计", name_en: "Total", parent_code: null, codes }
  )
  return rows
}

/** The province a county lies in: its prefecture's, or its own parent where no prefecture stands between. */
export function provinceOfPlace(county: Place, byCode: ReadonlyMap<string, Place>): string {
  const parent = county.parent_code ? byCode.get(county.parent_code) : undefined
  return parent?.level === "prefecture" ? (parent.parent_code ?? parent.code) : (parent?.code ?? county.code)
}

function named(code: string, byCode: ReadonlyMap<string, Place>): Pick<Place, "code" | "name" | "name_en"> {
  return byCode.get(code) ?? { code, name: code, name_en: code }
}

function groupBy(
  places: readonly Place[],
  keyOf: (place: Place) => string
): { code: string; codes: string[] }[] {
  const groups = new Map<string, string[]>()
  for (const place of places) groups.set(keyOf(place), [...(groups.get(keyOf(place)) ?? []), place.code])
  return [...groups].map(([code, codes]) => ({ code, codes }))
}

function row(
  level: ReportRowLevel,
  place: Pick<Place, "code" | "name" | "name_en">,
  codes: string[],
  parent_code: string | null
): TreeRow {
  return { level, code: place.code, name: place.name, name_en: place.name_en, parent_code, codes }
}
