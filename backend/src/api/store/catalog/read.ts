import { z } from "@medusajs/framework/zod"
import type { CatalogSort, ProductLabel } from "../../../contract"
import { findItems } from "../../../modules/catalog/find-items"
import { findItem } from "../../../modules/catalog/statements/find-item"
import { code, flag, limit, list, offset, words } from "./query-fields"
import type { StoreRead } from "./store-read"

const labels = [
  "geographical_indication",
  "green_food",
  "organic",
  "recognised",
  "hundred_products",
] as const satisfies readonly ProductLabel[]
const sorts = [
  "relevance",
  "newest",
  "price_asc",
  "price_desc",
  "sales",
] as const satisfies readonly CatalogSort[]

const StoreCatalogQuery = z.object({
  q: words.optional(),
  origin: code.optional(),
  category: code.optional(),
  sales_point: code.optional(),
  label: z.enum(labels, { error: `Expected one of ${labels.join(", ")}.` }).optional(),
  handles: list.optional(),
  in_stock: flag,
  sort: z.enum(sorts, { error: `Expected one of ${sorts.join(", ")}.` }).default("relevance"),
  limit,
  offset,
})

/** `GET /store/catalog` → `CatalogAnswer`. */
export const catalogRead: StoreRead<z.infer<typeof StoreCatalogQuery>> = {
  path: "/catalog",
  query: StoreCatalogQuery,
  answer: async ({ db, channels }, query) => await findItems(db, { ...query, channels }),
}

/** `GET /store/catalog/:handle` → `CatalogProductAnswer`; 404 when unknown or unpublished. */
export const catalogItemRead: StoreRead = {
  path: "/catalog/:handle",
  query: z.object({}),
  answer: async ({ db, channels, params }) => await findItem(db, params.handle!, channels),
}
