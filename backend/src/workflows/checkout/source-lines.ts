import type { QuoteLine } from "../../contract"
import {
  allocate,
  availableAt,
  type Allocation,
  demandOf,
  isShort,
  type LocationStock,
  type Wanted,
} from "./stock"

/** Locations by the way the goods would take. */
export type Sources = {
  /** The ways the shopper may take, the preferred first; each draws on one of its locations. */
  ways: [LocationStock[], ...LocationStock[][]]
  /** Where else goods lie: no answer to what was asked, but a way out. */
  elsewhere?: LocationStock[]
}

type SourcedLine = Pick<QuoteLine, "problem" | "available_quantity">
export type Sourcing = {
  /** Where everything would come from; null when there is no location at all. */
  location_id: string | null
  /** By variant. */
  lines: ReadonlyMap<string, SourcedLine>
}

/**
 * Where the goods come from, and for each line what stands in the way. An order leaves from one location, so a line may be
 * short although it is to be had: then it says where, because "sold out" would be untrue.
 */
export function sourceLines(wanted: readonly Wanted[], { ways, elsewhere = [] }: Sources): Sourcing {
  const allocations = ways.map((locations) => allocate(wanted, locations))
  const [preferred] = allocations as [Allocation, ...Allocation[]]
  const best = allocations.reduce((least, other) => (other.short.size < least.short.size ? other : least))
  const here = ways.flat()
  const chosen = here.find(({ location_id }) => location_id === best.location_id)

  const lineOf = (line: Wanted): SourcedLine => {
    const { variant_id } = line.goods
    if (!best.short.has(variant_id)) {
      const available_quantity = availableAt(line.goods, chosen)
      return { problem: preferred.short.has(variant_id) ? "pickup_only" : null, available_quantity }
    }
    const others = demandOf(wanted.filter((other) => other !== line))
    const most = (locations: readonly LocationStock[]): number =>
      Math.max(0, ...locations.map((location) => availableAt(line.goods, location, others)))
    const has = (location: LocationStock): boolean => !isShort(line, location, demandOf(wanted))

    if (here.some(has)) return { problem: "not_together", available_quantity: most(here) }
    if (elsewhere.some(has) || (most(here) === 0 && most(elsewhere) > 0)) {
      return { problem: "pickup_only", available_quantity: most(elsewhere) }
    }
    return { problem: "insufficient", available_quantity: most(here) }
  }
  return {
    location_id: best.location_id,
    lines: new Map(wanted.map((line) => [line.goods.variant_id, lineOf(line)])),
  }
}
