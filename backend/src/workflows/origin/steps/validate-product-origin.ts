import { createStep } from "@medusajs/framework/workflows-sdk"
import { ORIGIN_MODULE } from "../../../modules/origin"
import type OriginModuleService from "../../../modules/origin/service"
import { DocumentRefusal, type Said } from "../../../modules/stock/documents/refusal"

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
    const codes = origins.flatMap((origin) => codesOf(origin).map(([, code]) => code))
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
      for (const [field, code] of codesOf(origin)) {
        if (!levels.has(code))
          refuse("unknown_origin", field, {
            chinese: `没有代码为 ${code} 的地区，请从列表中选择。`,
            english: `There is no place ${code}; choose one from the list.`,
          })
      }
      for (const [field, code] of countedCodesOf(origin)) {
        if (levels.get(code) !== "province") continue
        refuse("origin_too_wide", field, {
          chinese: "产地不能只写到省，请选择县；只知道州市时选州市。",
          english: "A province is too wide; choose a county, or a prefecture where nothing finer is known.",
        })
      }
      if (!known.has(origin.supplier_id)) {
        refuse("unknown_supplier", "supplier_id", {
          chinese: `没有供应商 ${origin.supplier_id}，请从列表中选择。`,
          english: `There is no supplier ${origin.supplier_id}; choose one from the list.`,
        })
      }
      requireWholeShares(origin.components)
    }
  }
)

type FieldAndCode = [field: string, code: string]

/** The places whose sales figures the product enters: its own and those of a gift box's parts. */
function countedCodesOf({ origin_code, components }: ProductOriginInput): FieldAndCode[] {
  const parts = (components ?? []).map((part, index): FieldAndCode => {
    return [`components.${index}.origin_code`, part.origin_code]
  })
  return [["origin_code", origin_code], ...parts]
}

function codesOf(origin: ProductOriginInput): FieldAndCode[] {
  const { processed_in_code, main_ingredient_code } = origin
  return [
    ...countedCodesOf(origin),
    ...(processed_in_code ? [["processed_in_code", processed_in_code] as FieldAndCode] : []),
    ...(main_ingredient_code ? [["main_ingredient_code", main_ingredient_code] as FieldAndCode] : []),
  ]
}

function requireWholeShares(components: ProductOriginInput["components"]): void {
  if (!components?.length) return

  const sum = components.reduce((all, part) => all + part.share_bp, 0)
  const distinct = new Set(components.map((part) => part.origin_code))
  const whole = components.every((part) => Number.isInteger(part.share_bp) && part.share_bp > 0)
  if (components.length < 2 || distinct.size !== components.length || sum !== 10_000 || !whole) {
    refuse("shares_not_whole", "components", {
      chinese: "礼盒要写两个以上不同的产地，占比合计为 100%。",
      english: "A gift box names two or more different places whose shares add up to 100 %.",
    })
  }
}

function refuse(code: string, field: string, words: Said): never {
  throw new DocumentRefusal(code, words, { [field]: words })
}
