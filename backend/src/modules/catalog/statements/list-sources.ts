import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { SearchSource } from "../search-text"
import { queryRows, statement } from "./query-rows"

/** The words of this many products are words enough; a shop of a hundred thousand is not read through for one search. */
const MOST_SOURCES = 2_000

const bestSources = statement(`
  SELECT search_source FROM catalog_item
  WHERE facets && $1::text[] AND search_source IS NOT NULL
  ORDER BY standing DESC, product_id LIMIT ${MOST_SOURCES}`)

/** The texts of the products that stand first on these channels. */
export async function listSources(db: Knex, channels: readonly string[]): Promise<SearchSource[]> {
  const shelves = channels.map((id) => `s:${id}`)
  const rows = await queryRows<{ search_source: SearchSource }>(db, bestSources, [shelves])
  return rows.map(({ search_source }) => search_source)
}
