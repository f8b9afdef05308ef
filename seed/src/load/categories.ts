import { Modules } from "@medusajs/framework/utils"
import { createProductCategoriesWorkflow } from "@medusajs/medusa/core-flows"
import { CATEGORIES, type CategoryHandle } from "../read-data"
import { requireFound, type Seeding } from "./seeding"

export type Categories = ReadonlyMap<CategoryHandle, string>

/** The nine classes in their order. */
export async function loadCategories({ container }: Seeding): Promise<Categories> {
  const catalogue = container.resolve(Modules.PRODUCT)
  const list = () => catalogue.listProductCategories({}, { take: 1_000, select: ["id", "handle"] })
  const present = new Set((await list()).map(({ handle }) => handle))
  const missing = CATEGORIES.map((category, rank) => ({ ...category, rank })).filter(
    ({ handle }) => !present.has(handle)
  )
  if (missing.length > 0) {
    await createProductCategoriesWorkflow(container).run({
      input: {
        product_categories: missing.map(({ handle, name_zh, name_en, rank }) => ({
          name: name_zh,
          handle,
          rank,
          is_active: true,
          is_internal: false,
          metadata: { name_en },
        })),
      },
    })
  }

  const ids = new Map((await list()).map(({ id, handle }) => [handle, id]))
  return new Map(
    CATEGORIES.map(({ handle }) => [handle, requireFound(ids.get(handle), `the category ${handle}`)])
  )
}
