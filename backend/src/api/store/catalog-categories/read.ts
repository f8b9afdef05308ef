import { z } from "@medusajs/framework/zod"
import { listCategories } from "../../../modules/catalog/statements/list-categories"
import type { StoreRead } from "../catalog/store-read"

/** `GET /store/catalog-categories` → `CatalogCategoriesAnswer`. */
export const categoriesRead: StoreRead = {
  path: "/catalog-categories",
  query: z.object({}),
  answer: async ({ db, channels }) => await listCategories(db, channels),
}
