import type { StockPoint } from "@baixian/backend/contract"

export type ChosenPoint =
  | { is: "chosen"; point: StockPoint }
  /** The address names a place that is not this person's; nothing is asked about it. */
  | { is: "foreign"; asked: string; own: StockPoint }
  /** A role without a place that keeps stock. */
  | { is: "none" }

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
