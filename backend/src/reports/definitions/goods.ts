import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { NONE } from "../../modules/ledger/line-filter"
import { ORIGIN_MODULE } from "../../modules/origin"
import type OriginModuleService from "../../modules/origin/service"
import { column } from "../columns"
import { noneNames } from "../filter-names"
import { reportedCategories, reportedProducts } from "../goods"
import type { SalesRowsDefinition } from "../sales-rows"

/** 分商品销售: what sold best, and with `show=unsold` what is on sale and did not sell at all. */
export const salesByProduct: SalesRowsDefinition = {
  report: "sales-by-product",
  key: "product_id",
  head: [column("name", "text", "商品", "product"), column("category_name", "text", "品类", "category")],
  opens: { item: "product" },
  order: "rank",
  list: async (container) => {
    const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const [products, categories] = await Promise.all([reportedProducts(db), reportedCategories(db)])
    const categoryOf = new Map(categories.map((category) => [category.handle, category]))
    return {
      items: products.map((product) => {
        const category = categoryOf.get(product.category ?? "") ?? noneNames.category
        return {
          code: product.id,
          name: product.title,
          name_en: product.title_en,
          cells: { category_name: category.name, category_name_en: category.name_en },
          is: {
            category: product.category ?? NONE,
            supplier: product.supplier_id ?? NONE,
            ...(product.origin_code ? { origin: product.origin_code } : {}),
          },
          is_listed: product.is_on_sale,
        }
      }),
      nameUnknown: (code) => (code === NONE ? noneNames.product : { name: code, name_en: code }),
    }
  },
}

/** 分品类销售, by the category a product is in today. */
export const salesByCategory: SalesRowsDefinition = {
  report: "sales-by-category",
  key: "product_id",
  head: [column("name", "text", "品类", "category")],
  opens: { item: "category" },
  order: "rank",
  list: async (container) => {
    const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const [products, categories] = await Promise.all([reportedProducts(db), reportedCategories(db)])
    const categoryOf = new Map(products.map(({ id, category }) => [id, category]))
    return {
      items: [
        ...categories.map(({ handle, name, name_en }) => ({ code: handle, name, name_en, is_listed: true })),
        { code: NONE, ...noneNames.category, is_listed: false },
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
  head: [
    column("name", "text", "供应商", "supplier"),
    column("origin_name", "text", "所在地", "supplier_origin"),
  ],
  opens: { item: "supplier" },
  order: "rank",
  list: async (container) => {
    const origins = container.resolve<OriginModuleService>(ORIGIN_MODULE)
    const [suppliers, places] = await Promise.all([
      origins.listSuppliers({}, { take: null, order: { origin_code: "ASC", name: "ASC" } }),
      origins.listOriginPlaces({}, { take: null }),
    ])
    const placeOf = new Map(places.map((place) => [place.code, place]))
    return {
      items: suppliers.map(({ id, name, origin_code }) => ({
        code: id,
        name,
        name_en: name,
        cells: {
          origin_name: placeOf.get(origin_code)?.name_zh ?? null,
          origin_name_en: placeOf.get(origin_code)?.name_en ?? null,
        },
        is_listed: true,
      })),
      nameUnknown: (code) => (code === NONE ? noneNames.supplier : { name: code, name_en: code }),
    }
  },
}
