import { MedusaError } from "@medusajs/framework/utils"
import { createStep } from "@medusajs/framework/workflows-sdk"
import { ORIGIN_MODULE } from "../../../modules/origin"
import type OriginModuleService from "../../../modules/origin/service"

export type ProductOriginInput = {
  product_id: string
  origin_code: string
  supplier_id: string
  processed_in_code?: string | null
  main_ingredient_code?: string | null
  components?: { origin_code: string; share_bp: number }[] | null
}

/** Refuses a place or supplier nobody knows, a province as origin, and gift-box shares that are no whole. */
export const validateProductOriginStep = createStep(
  "validate-product-origin",
  async ({ origins }: { origins: ProductOriginInput[] }, { container }) => {
    const service = container.resolve<OriginModuleService>(ORIGIN_MODULE)
    const codes = origins.flatMap((origin) => [
      origin.origin_code,
      ...(origin.processed_in_code ? [origin.processed_in_code] : []),
      ...(origin.main_ingredient_code ? [origin.main_ingredient_code] : []),
      ...(origin.components ?? []).map((part) => part.origin_code),
    ])
    const places = await service.listOriginPlaces(
      { code: [...new Set(codes)] },
      { take: null, select: ["code", "level"] }
    )
    const levels = new Map(places.map((place) => [place.code, place.level]))
    const suppliers = await service.listSuppliers(
      { id: [...new Set(origins.map((origin) => origin.supplier_id))] },
      { take: null, select: ["id"] }
    )
    const known = new Set(suppliers.map((supplier) => supplier.id))

    for (const origin of origins) {
      const level = levels.get(origin.origin_code)
      if (!level)
        refuse(`There is no place ${origin.origin_code}; choose one from the list.`, "unknown_origin")
      if (level === "province") {
        refuse(
          "A province is too wide; choose a county, or a prefecture where nothing finer is known.",
          "origin_too_wide"
        )
      }
      const unknown = codes.find((code) => !levels.has(code))
      if (unknown) refuse(`There is no place ${unknown}; choose one from the list.`, "unknown_origin")
      if (!known.has(origin.supplier_id)) {
        refuse(`There is no supplier ${origin.supplier_id}; choose one from the list.`, "unknown_supplier")
      }
      requireWholeShares(origin.components)
    }
  }
)

function requireWholeShares(components: ProductOriginInput["components"]): void {
  if (!components?.length) return

  const sum = components.reduce((all, part) => all + part.share_bp, 0)
  const distinct = new Set(components.map((part) => part.origin_code))
  const whole = components.every((part) => Number.isInteger(part.share_bp) && part.share_bp > 0)
  if (components.length < 2 || distinct.size !== components.length || sum !== 10_000 || !whole) {
    refuse("A gift box names two or more different places whose shares add up to 100 %.", "shares_not_whole")
  }
}

function refuse(message: string, code: string): never {
  throw new MedusaError(MedusaError.Types.INVALID_DATA, message, code)
}
