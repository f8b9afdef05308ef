import type { AdminOriginsAnswer, OriginLevel } from "@baixian/backend/contract"

/** One place to choose, with all that one may type to find it. */
export type Place = {
  code: string
  level: OriginLevel
  name: string
  name_en: string
  /** 云南省 / 普洱市, without the place itself. */
  path: string
  path_en: string
}

type Node = AdminOriginsAnswer["items"][number]

/** The tree as a list in its own order, each place knowing where it lies. */
export function placesOf(nodes: Node[]): Place[] {
  const walk = (node: Node, path: string[], pathEn: string[]): Place[] => [
    {
      code: node.code,
      level: node.level,
      name: node.name,
      name_en: node.name_en,
      path: path.join(" / "),
      path_en: pathEn.join(" / "),
    },
    ...node.children.flatMap((child) => walk(child, [...path, node.name], [...pathEn, node.name_en])),
  ]

  return nodes.flatMap((node) => walk(node, [], []))
}

/** What goods can come from: a county, or a prefecture where only that is known; never a whole province. */
export const ORIGIN_LEVELS = ["prefecture", "county"] as const satisfies OriginLevel[]

/**
 * Places of these levels, best match first: code or beginning of a name, then any part of it, then what lies in a
 * matching place.
 */
export function findPlaces(
  places: Place[],
  typed: string,
  levels: readonly OriginLevel[] = ORIGIN_LEVELS
): Place[] {
  const wanted = typed.trim().toLowerCase()
  const choosable = places.filter(({ level }) => levels.includes(level))
  if (!wanted) return choosable

  return choosable
    .map((place) => ({ place, score: score(place, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ place }) => place)
}

function score(place: Place, wanted: string): number {
  const names = [place.name, place.name_en.toLowerCase()]
  if (place.code.startsWith(wanted) || names.some((name) => name.startsWith(wanted))) return 3
  if (names.some((name) => name.includes(wanted))) return 2

  return `${place.path} ${place.path_en.toLowerCase()}`.includes(wanted) ? 1 : 0
}
