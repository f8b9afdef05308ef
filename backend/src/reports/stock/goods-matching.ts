import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { searchQuery } from "../../modules/catalog/search-text"

type Findable = { product_id: string | null; title: string; sku: string | null; barcode: string | null }

const foundSql = `
  SELECT product_id FROM catalog_item
  WHERE search @@ CAST(:anywhere AS tsquery)
    AND NOT EXISTS (SELECT 1 FROM unnest(CAST(:rechecked AS text[])) AS term WHERE strpos(search_text, term) = 0)`

/** Products that the shop's search finds (Chinese, pinyin, initials); none for what has nothing to search for. */
export async function productsNamed(db: Knex, q: string): Promise<string[]> {
  const search = searchQuery(q)
  if (!search) return []
  const { anywhere, rechecked } = search
  const { rows } = await db.raw<{ rows: { product_id: string }[] }>(foundSql, { anywhere, rechecked })
  return rows.map(({ product_id }) => product_id)
}

/** Whether goods are what somebody typed: as the shop searches, or by a part of what is printed on the pack. */
export async function goodsMatching(db: Knex, q: string): Promise<(goods: Findable) => boolean> {
  const products = new Set(await productsNamed(db, q))
  const text = q.toLowerCase()
  return ({ product_id, title, sku, barcode }) =>
    (product_id !== null && products.has(product_id)) ||
    [title, sku, barcode].some((each) => each?.toLowerCase().includes(text))
}
