import {
  readCounters,
  readFestivals,
  readGiftBoxParts,
  readHubs,
  readKinds,
  readOutlets,
  readPlaces,
  readProductRows,
  readRecognitions,
  readReturnExclusions,
  type Place,
} from "./read-data"
import { demandOf } from "./generate/demand"
import { counterPoint, hubPoint, ONLINE_POINT, outletPoint, type SeedPoint } from "./generate/points"
import { type Profile, scales } from "./generate/profile"
import { productsOf, type SeedProduct } from "./generate/products"
import type { SalesModel } from "./generate/sales"
import { seasonOf } from "./generate/season"
import { suppliersOf, type SeedSupplier } from "./generate/suppliers"

/** Everything the loaders load, read from `seed/data` and drawn from it. Pure but for reading the files. */
export type Sample = SalesModel & {
  profile: Profile
  places: Place[]
  products: SeedProduct[]
  points: SeedPoint[]
  /** Per place that products name as their origin. */
  suppliers: SeedSupplier[]
}

export function readSample(profile: Profile = "S"): Sample {
  const places = readPlaces()
  const products = productsOf({
    rows: readProductRows(),
    kinds: readKinds(),
    parts: readGiftBoxParts(),
    recognitions: readRecognitions(),
    exclusions: readReturnExclusions(),
  })
  const points = [
    ONLINE_POINT,
    ...readHubs().map(hubPoint),
    ...readCounters().map(counterPoint),
    ...readOutlets().map(outletPoint),
  ]
  const origins = new Set(products.map((product) => product.origin_code))
  const suppliers = places.filter((place) => origins.has(place.code)).flatMap(suppliersOf)
  return {
    profile,
    scale: scales[profile],
    places,
    products,
    points,
    suppliers,
    demand: demandOf(products),
    season: seasonOf(readFestivals()),
  }
}
