import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { GoodsLabel } from "../../../contract"
import { queryRows, statement } from "./query-rows"

type LabelRow = Omit<GoodsLabel, "url"> & { handle: string }

// In the order they were asked for: that is the order of the shelf.
const labelsOfVariants = statement(`
  SELECT variant ->> 'id' AS variant_id, card ->> 'title' AS title, card ->> 'title_en' AS title_en,
    variant ->> 'title' AS spec, variant ->> 'unit' AS unit, variant ->> 'sku' AS sku, variant ->> 'ean' AS ean,
    (variant ->> 'price_fen')::float8 AS price_fen, card -> 'origin' AS origin, card -> 'labels' AS labels,
    (card ->> 'is_sample')::boolean AS is_sample, item.handle
  FROM unnest($1::text[]) WITH ORDINALITY AS asked (id, nth)
  JOIN product_variant known ON known.id = asked.id AND known.deleted_at IS NULL
  JOIN catalog_item item ON item.product_id = known.product_id
  CROSS JOIN LATERAL json_array_elements(item.detail -> 'variants') AS variant
  WHERE variant ->> 'id' = asked.id
  ORDER BY asked.nth`)

/** What a price tag says of each variant that the shop shows, in the order asked for; a variant it does not show is left out. */
export async function listLabels(db: Knex, variant_ids: readonly string[]): Promise<LabelRow[]> {
  return await queryRows<LabelRow>(db, labelsOfVariants, [variant_ids])
}
