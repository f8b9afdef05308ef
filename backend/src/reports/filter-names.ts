import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { FilterNames } from "../contract"
import { NONE } from "../modules/ledger/line-filter"
import { NETWORK_MODULE } from "../modules/network"
import type NetworkModuleService from "../modules/network/service"
import { ORIGIN_MODULE } from "../modules/origin"
import type OriginModuleService from "../modules/origin/service"
import { reportedCategories, reportedProducts } from "./goods"
import type { LineQuery } from "./line-query"

type Named = { name: string; name_en: string }

/** What `none` is called, as a row and as a filter. */
export const noneNames = {
  district: { name: "线上（不分区）", name_en: "Online, no district" },
  stands_in: { name: "线上（不分区）", name_en: "Online, no district" },
  hub: { name: "不属于枢纽", name_en: "Of no hub" },
  product: { name: "非平台商品", name_en: "Not a product of the platform" },
  category: { name: "未分类", name_en: "Without category" },
  supplier: { name: "供应商不明", name_en: "Supplier not known" },
  venue: { name: "未归入", name_en: "None of these" },
} as const satisfies FilterNames

/**
 * What the codes of a query are called, for the screen and the foot of a file. A code that nobody knows is left out: it
 * narrows to nothing and is shown as it is.
 */
export async function filterNames(container: MedusaContainer, query: LineQuery): Promise<FilterNames> {
  const asked = Object.keys(namesOf) as (keyof typeof namesOf)[]
  const found = await Promise.all(
    asked.map(async (parameter) => {
      const code = query[parameter]
      if (code === undefined) return []
      const isNone = code === NONE && parameter in noneNames
      const name = isNone
        ? noneNames[parameter as keyof typeof noneNames]
        : await namesOf[parameter](container, code)
      return name ? [[parameter, name]] : []
    })
  )
  return Object.fromEntries(found.flat()) as FilterNames
}

const network = (container: MedusaContainer) => container.resolve<NetworkModuleService>(NETWORK_MODULE)
const origins = (container: MedusaContainer) => container.resolve<OriginModuleService>(ORIGIN_MODULE)
const db = (container: MedusaContainer) => container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

type FindName = (container: MedusaContainer, code: string) => Promise<Named | undefined>

const pointName: FindName = async (container, code) => {
  const [point] = await network(container).listSalesPoints({ code }, { take: 1 })
  return point && { name: point.name, name_en: point.name }
}

const districtName: FindName = async (container, code) => {
  const [district] = await network(container).listDistricts({ code }, { take: 1 })
  return district && { name: district.name_zh, name_en: district.name_en }
}

const namesOf = {
  origin: async (container, code) => {
    const [place] = await origins(container).listOriginPlaces({ code }, { take: 1 })
    return place && { name: place.name_zh, name_en: place.name_en }
  },
  district: districtName,
  stands_in: districtName,
  hub: pointName,
  point: pointName,
  product: async (container, code) => {
    const product = (await reportedProducts(db(container))).find(({ id }) => id === code)
    return product && { name: product.title, name_en: product.title_en }
  },
  category: async (container, code) => {
    const category = (await reportedCategories(db(container))).find(({ handle }) => handle === code)
    return category && { name: category.name, name_en: category.name_en }
  },
  supplier: async (container, id) => {
    const [supplier] = await origins(container).listSuppliers({ id }, { take: 1 })
    return supplier && { name: supplier.name, name_en: supplier.name }
  },
  venue: async (container, code) => {
    const [venue] = await network(container).listVenueTypes({ code }, { take: 1 })
    return venue && { name: venue.label_zh, name_en: venue.label_en }
  },
} satisfies Partial<Record<keyof LineQuery, FindName>>
