import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { StockDesk, StockPlace } from "../contract"

// A hub supplies its places and other hubs, and the places of one hub supply each other (transfer-rules.ts).
const placesSql = `
  WITH own AS (
    SELECT code, kind, coalesce(hub_code, code) AS hub FROM sales_point
    WHERE deleted_at IS NULL AND stock_location_id IS NOT NULL
      AND (CAST(:points AS text[]) IS NULL OR code = ANY (CAST(:points AS text[])))
  )
  SELECT p.code, p.name, p.kind, p.hub_code, EXISTS (SELECT 1 FROM own WHERE own.code = p.code) AS is_own
  FROM sales_point p
  WHERE p.deleted_at IS NULL AND p.stock_location_id IS NOT NULL AND (
    EXISTS (SELECT 1 FROM own WHERE own.code = p.code OR own.hub IN (p.code, p.hub_code))
    OR (p.kind = 'hub' AND EXISTS (SELECT 1 FROM own WHERE own.kind = 'hub')))
  ORDER BY (p.kind = 'hub') DESC, p.code`

// Names of categories are Chinese; their handles are what a count names.
const categoriesSql = `
  SELECT handle, name FROM product_category WHERE deleted_at IS NULL AND is_active ORDER BY mpath, rank, handle`

/** The places whose stock somebody keeps, those that supply them, and the categories a count may be of. */
export async function deskPlaces(
  db: Knex,
  points: string[] | "all"
): Promise<{ places: StockPlace[]; categories: StockDesk["categories"] }> {
  const places = await db.raw<{ rows: StockPlace[] }>(placesSql, {
    points: points === "all" ? null : points,
  })
  const categories = await db.raw<{ rows: StockDesk["categories"] }>(categoriesSql)
  return { places: places.rows, categories: categories.rows }
}
