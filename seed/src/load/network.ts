import { Modules } from "@medusajs/framework/utils"
import { createStockLocationsWorkflow } from "@medusajs/medusa/core-flows"
import { importNetworkWorkflow } from "../../../backend/src/workflows/network/import-network"
import type { ImportNetworkInput } from "../../../backend/src/workflows/network/steps/add-missing-points"
import type { SeedPoint } from "../generate/points"
import { readDistricts, readVenueTypes } from "../read-data"
import type { Sample } from "../sample"
import type { Seeding } from "./seeding"

/** Stock locations by the code of their sales point: hubs and counters have one, outlets file totals and have none. */
export type Locations = ReadonlyMap<string, string>

export async function loadNetwork(
  seeding: Seeding,
  { points }: Sample
): Promise<{ account: string; locations: Locations }> {
  const locations = await ensureLocations(
    seeding,
    points.filter((point) => point.kind === "hub" || point.kind === "counter")
  )
  await importNetworkWorkflow(seeding.container).run({
    input: {
      districts: readDistricts(),
      venue_types: readVenueTypes().map((type) => ({ ...type, active_until: null })),
      points: points.map((point) => ({
        ...point,
        stock_location_id: locations.get(point.code) ?? null,
        closed_on: null,
        // The inferred row type also names the raw_… shadows of numbers, which the table does not have.
      })) as ImportNetworkInput["points"],
    },
  })
  return { account: `${points.length} points, ${locations.size} with stock`, locations }
}

async function ensureLocations({ container }: Seeding, points: readonly SeedPoint[]): Promise<Locations> {
  const locations = new Map<string, string>()
  const present = await container
    .resolve(Modules.STOCK_LOCATION)
    .listStockLocations({}, { take: 100_000, select: ["id", "metadata"] })
  const remember = (rows: { id: string; metadata?: Record<string, unknown> | null }[]): void => {
    for (const { id, metadata } of rows) {
      if (typeof metadata?.sales_point_code === "string") locations.set(metadata.sales_point_code, id)
    }
  }
  remember(present)

  const missing = points.filter((point) => !locations.has(point.code))
  if (missing.length > 0) {
    const { result } = await createStockLocationsWorkflow(container).run({
      input: {
        locations: missing.map((point) => ({
          name: point.name,
          address: { address_1: point.subdistrict ?? "", city: "上海市", country_code: "cn" },
          metadata: { sales_point_code: point.code, is_sample: point.is_sample },
        })),
      },
    })
    remember(result)
  }
  return locations
}
