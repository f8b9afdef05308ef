import type { InferTypeOf } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { NETWORK_MODULE } from "../../../modules/network"
import type { District } from "../../../modules/network/models/district"
import type { SalesPoint } from "../../../modules/network/models/sales-point"
import type { VenueType } from "../../../modules/network/models/venue-type"
import type NetworkModuleService from "../../../modules/network/service"
import { missing } from "../../missing"

type New<Row> = Omit<Row, "id" | "created_at" | "updated_at" | "deleted_at">

export type ImportNetworkInput = {
  districts?: New<InferTypeOf<typeof District>>[]
  venue_types?: New<InferTypeOf<typeof VenueType>>[]
  points?: New<InferTypeOf<typeof SalesPoint>>[]
}

/** Adds what is not there yet, found by code; the undo removes exactly what was added. */
export const addMissingPointsStep = createStep(
  "add-missing-points",
  async (input: ImportNetworkInput, { container }) => {
    const service = container.resolve<NetworkModuleService>(NETWORK_MODULE)
    const byCode = (row: { code: string }) => row.code
    const districts = missing(input.districts, await service.listDistricts({}, { take: null }), byCode)
    const venue_types = missing(input.venue_types, await service.listVenueTypes({}, { take: null }), byCode)
    const points = missing(input.points, await service.listSalesPoints({}, { take: null }), byCode)

    const added = {
      districts: ids(await service.createDistricts(districts)),
      venue_types: ids(await service.createVenueTypes(venue_types)),
      points: ids(await service.createSalesPoints(points)),
    }
    return new StepResponse(added, added)
  },
  async (added, { container }) => {
    if (!added) return

    const service = container.resolve<NetworkModuleService>(NETWORK_MODULE)
    await service.deleteSalesPoints(added.points)
    await service.deleteVenueTypes(added.venue_types)
    await service.deleteDistricts(added.districts)
  }
)

function ids(rows: { id: string }[]): string[] {
  return rows.map(({ id }) => id)
}
