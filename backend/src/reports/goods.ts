import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** A product as reports name it, with its origin and supplier today; `is_on_sale` is whether the shop shows it now. */
export type ReportedProduct = {
  id: string
  title: string
  title_en: string
  category: string | null
  origin_code: string | null
  supplier_id: string | null
  is_on_sale: boolean
}
export type ReportedCategory = { handle: string; name: string; name_en: string }

// A product of several categories counts in the first of them: sums by category must add up to the total.
const productsSql = `
  SELECT product.id, product.title, COALESCE(NULLIF(product.metadata ->> 'title_en', ''), product.title) AS title_en,
    (SELECT category.handle
     FROM product_category_product AS filed
     JOIN product_category AS category ON category.id = filed.product_category_id AND category.deleted_at IS NULL
     WHERE filed.product_id = product.id
     ORDER BY category.mpath LIMIT 1) AS category,
    origin.origin_code, origin.supplier_id,
    product.status = 'published' AND product.deleted_at IS NULL AS is_on_sale
  FROM product
  LEFT JOIN product_origin AS origin
    ON origin.product_id = product.id AND origin.valid_until IS NULL AND origin.deleted_at IS NULL
  ORDER BY product.title, product.id`

const categoriesSql = `
  SELECT handle, name, COALESCE(NULLIF(metadata ->> 'name_en', ''), name) AS name_en
  FROM product_category WHERE deleted_at IS NULL ORDER BY rank, handle`

/** Every product there is or was, by name. Reads Medusa's tables: its own lists take a second for as many. */
export async function reportedProducts(db: Knex): Promise<ReportedProduct[]> {
  const { rows } = await db.raw<{ rows: ReportedProduct[] }>(productsSql)
  return rows
}

/** The categories in the shop's order. */
export async function reportedCategories(db: Knex): Promise<ReportedCategory[]> {
  const { rows } = await db.raw<{ rows: ReportedCategory[] }>(categoriesSql)
  return rows
}
