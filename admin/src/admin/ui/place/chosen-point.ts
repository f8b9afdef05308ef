import type { StockPlace, StockPoint } from "@baixian/backend/contract"

/** One's own place, with how its name is read in pinyin. */
export type OwnPoint = StockPoint & { reads: string }

export type ChosenPoint =
  | { is: "chosen"; point: StockPoint }
  /** The address names a place that is not this person's; nothing is asked about it. */
  | { is: "foreign"; asked: string; own: StockPoint }
  /** A role without a place that keeps stock. */
  | { is: "none" }

/** The places one works at: one's own that are open, each hub before its counters, by code. Pure. */
export function pointsOf(places: readonly StockPlace[]): OwnPoint[] {
  const inOrder = ({ code, kind, hub_code }: StockPoint) =>
    [hub_code ?? code, kind === "hub" ? "0" : "1", code].join(" ")
  return places
    .filter(({ is_own, is_open }) => is_own && is_open)
    .map(({ code, name, kind, hub_code, reads }) => ({
      reads,
      code,
      name,
      kind,
      hub_code: kind === "hub" ? code : hub_code,
    }))
    .sort((a, b) => (inOrder(a) < inOrder(b) ? -1 : 1))
}

/** Which place is worked at: the address decides, then what this device used last, then the first of one's own. Pure. */
export function chosenPoint(
  points: readonly StockPoint[],
  { asked, remembered }: { asked: string | null; remembered: string | null }
): ChosenPoint {
  const own = points.find(({ code }) => code === remembered) ?? points[0]
  if (!own) return { is: "none" }
  if (!asked) return { is: "chosen", point: own }

  const point = points.find(({ code }) => code === asked)
  return point ? { is: "chosen", point } : { is: "foreign", asked, own }
}

/** The same place's hub among one's own; null when the hub is somebody else's. Pure. */
export const hubAmong = (points: readonly StockPoint[], { hub_code }: StockPoint): StockPoint | null =>
  points.find(({ code, kind }) => kind === "hub" && code === hub_code) ?? null

/** The places with a piece of their name, code or pinyin that was typed; all of them for nothing. Pure. */
export function pointsLike(points: readonly OwnPoint[], typed: string): OwnPoint[] {
  const piece = typed.trim().toLowerCase()
  return points.filter(({ name, code, reads }) =>
    [name, code, reads].some((text) => text.toLowerCase().includes(piece))
  )
}
