import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { NONE } from "../../modules/ledger/line-filter"
import { ORIGIN_MODULE } from "../../modules/origin"
import type OriginModuleService from "../../modules/origin/service"
import { column } from "../columns"
import { reportedCategories, reportedProducts } from "../goods"
import type { SalesRowsDefinition } from "../sales-rows"

const NO_PRODUCT = { name: "非平台商品", name_en: "Not a product of the platform" }
const NO_CATEGORY = { code: NONE, name: "未分类", name_en: "Without category" }
const NO_SUPPLIER = { code: NONE, name: "供应商不明", name_en: "Supplier not known" }

/** 分商品销售: what sold best, and with `show=unsold` what is on sale and did not sell at all. */
export const salesByProduct: SalesRowsDefinition = {
  report: "sales-by-product",
  key: "product_id",
  head: [column("name", "text", "商品"), column("category_name", "text", "品类")],
  opens: { item: "product" },
  order: "rank",
  list: async (container) => {
    const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const [products, categories] = await Promise.all([reportedProducts(db), reportedCategories(db)])
    const nameOf = new Map(categories.map(({ handle, name }) => [handle, name]))
    return {
      items: products.map((product) => ({
        code: product.id,
        name: product.title,
        name_en: product.title_en,
        cells: { category_name: nameOf.get(product.category ?? "") ?? NO_CATEGORY.name },
        is_listed: product.is_on_sale,
      })),
      nameUnknown: (code) => (code === NONE ? NO_PRODUCT : { name: code, name_en: code }),
    }
  },
}

/** 分品类销售, by the category a product is in today. */
export const salesByCategory: SalesRowsDefinition = {
  report: "sales-by-category",
  key: "product_id",
  head: [column("name", "text", "品类")],
  opens: { item: "category" },
  order: "rank",
  list: async (container) => {
    const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const [products, categories] = await Promise.all([reportedProducts(db), reportedCategories(db)])
    const categoryOf = new Map(products.map(({ id, category }) => [id, category]))
    return {
      items: [
        ...categories.map(({ handle, name, name_en }) => ({ code: handle, name, name_en, is_listed: true })),
        { ...NO_CATEGORY, is_listed: false },
      ],
      itemOf: (product) => categoryOf.get(product) ?? NONE,
      nameUnknown: (code) => ({ name: code, name_en: code }),
    }
  },
}

/** 分供应商销售, by the supplier frozen on each sale. */
export const salesBySupplier: SalesRowsDefinition = {
  report: "sales-by-supplier",
  key: "supplier_id",
  head: [column("name", "text", "供应商"), column("origin_name", "text", "所在地")],
  opens: { item: "supplier" },
  order: "rank",
  list: async (container) => {
    const origins = container.resolve<OriginModuleService>(ORIGIN_MODULE)
    const [suppliers, places] = await Promise.all([
      origins.listSuppliers({}, { take: null, order: { origin_code: "ASC", name: "ASC" } }),
      origins.listOriginPlaces({}, { take: null }),
    ])
    const nameOf = new Map(places.map(({ code, name_zh }) => [code, name_zh]))
    return {
      items: suppliers.map(({ id, name, origin_code }) => ({
        code: id,
        name,
        name_en: name,
        cells: { origin_name: nameOf.get(origin_code) ?? null },
        is_listed: true,
      })),
      nameUnknown: (code) => (code === NONE ? NO_SUPPLIER : { name: code, name_en: code }),
    }
  },
}
