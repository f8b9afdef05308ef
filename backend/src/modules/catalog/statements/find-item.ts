import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { queryRows, statement } from "./query-rows"

// A product page says nothing of the card's "add to cart": it has its own variants.
const findItemByHandle = statement(`
  SELECT json_build_object('product',
    (card::jsonb - 'variant_id' - 'has_options' - 'spec') || detail::jsonb)::text AS body
  FROM catalog_item WHERE handle = $1 AND facets && $2::text[]
  ORDER BY product_id LIMIT 1`)

/** Answers `GET /store/catalog/:handle` as JSON text (`CatalogProductAnswer`), or null when the shop does not show it. */
export async function findItem(
  db: Knex,
  handle: string,
  channels: readonly string[]
): Promise<string | null> {
  const facets = channels.map((id) => `s:${id}`)
  const [row] = await queryRows<{ body: string }>(db, findItemByHandle, [handle, facets])
  return row?.body ?? null
}
