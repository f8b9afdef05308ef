import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { queryRows, statement } from "./query-rows"

/** How many products carry a facet for these channels: read where one channel was counted beforehand, counted otherwise. */
export const facetCountSql = (facet: string, channels: string): string => `
  CASE WHEN cardinality(${channels}) = 1
    THEN coalesce((SELECT items FROM catalog_total WHERE channel = (${channels})[1] AND catalog_total.facet = ${facet}), 0)
    ELSE (SELECT count(*) FROM catalog_item WHERE facets @> ARRAY[${facet}]
      AND EXISTS (SELECT FROM unnest(${channels}) each WHERE 's:' || each = ANY (facets)))
  END`

const categories = statement(`
  SELECT json_build_object('items', coalesce(json_agg(json_build_object(
    'handle', handle, 'name', name, 'name_en', coalesce(metadata ->> 'name_en', name),
    'product_count', ${facetCountSql("'c:' || handle", "$1::text[]")}) ORDER BY rank, handle), '[]'))::text AS body
  FROM product_category
  WHERE parent_category_id IS NULL AND is_active AND NOT is_internal AND deleted_at IS NULL`)

/** Answers `GET /store/catalog-categories` as JSON text (`CatalogCategoriesAnswer`): the top classes in their order. */
export async function listCategories(db: Knex, channels: readonly string[]): Promise<string> {
  const [row] = await queryRows<{ body: string }>(db, categories, [channels])
  return row!.body // an aggregate without GROUP BY always has one row
}
