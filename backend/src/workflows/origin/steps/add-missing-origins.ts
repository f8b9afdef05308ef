import type { InferTypeOf } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { ORIGIN_MODULE } from "../../../modules/origin"
import type { OriginMembership } from "../../../modules/origin/models/origin-membership"
import type { OriginPairing } from "../../../modules/origin/models/origin-pairing"
import type { OriginPlace } from "../../../modules/origin/models/origin-place"
import type { Recognition } from "../../../modules/origin/models/recognition"
import type { Supplier } from "../../../modules/origin/models/supplier"
import type OriginModuleService from "../../../modules/origin/service"
import { missing } from "../../missing"

type New<Row> = Omit<Row, "id" | "created_at" | "updated_at" | "deleted_at">

export type ImportOriginsInput = {
  places?: New<InferTypeOf<typeof OriginPlace>>[]
  memberships?: New<InferTypeOf<typeof OriginMembership>>[]
  pairings?: New<InferTypeOf<typeof OriginPairing>>[]
  /** Found again by name. */
  suppliers?: New<InferTypeOf<typeof Supplier>>[]
  recognitions?: New<InferTypeOf<typeof Recognition>>[]
}

/** Adds what is not there yet, found by natural key; the undo removes exactly what was added. */
export const addMissingOriginsStep = createStep(
  "add-missing-origins",
  async (input: ImportOriginsInput, { container }) => {
    const service = container.resolve<OriginModuleService>(ORIGIN_MODULE)
    const places = missing(
      input.places,
      await service.listOriginPlaces({}, { take: null }),
      (row) => row.code
    )
    const memberships = missing(
      input.memberships,
      await service.listOriginMemberships({}, { take: null }),
      (row) => [row.origin_code, row.list, row.valid_from].join()
    )
    const pairings = missing(input.pairings, await service.listOriginPairings({}, { take: null }), (row) =>
      [row.district_code, row.origin_code, row.kind, row.valid_from].join()
    )
    const suppliers = missing(
      input.suppliers,
      await service.listSuppliers({}, { take: null }),
      (row) => row.name
    )
    const recognitions = missing(
      input.recognitions,
      await service.listRecognitions({}, { take: null }),
      (row) => [row.product_id, row.label, row.valid_from].join()
    )

    const added = {
      places: ids(await service.createOriginPlaces(places)),
      memberships: ids(await service.createOriginMemberships(memberships)),
      pairings: ids(await service.createOriginPairings(pairings)),
      suppliers: ids(await service.createSuppliers(suppliers)),
      recognitions: ids(await service.createRecognitions(recognitions)),
    }
    return new StepResponse(added, added)
  },
  async (added, { container }) => {
    if (!added) return

    const service = container.resolve<OriginModuleService>(ORIGIN_MODULE)
    await service.deleteRecognitions(added.recognitions)
    await service.deleteSuppliers(added.suppliers)
    await service.deleteOriginPairings(added.pairings)
    await service.deleteOriginMemberships(added.memberships)
    await service.deleteOriginPlaces(added.places)
  }
)

function ids(rows: { id: string }[]): string[] {
  return rows.map(({ id }) => id)
}
