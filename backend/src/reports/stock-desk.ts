import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { StockDesk, StockPlace } from "../contract"
import { readingOf } from "./reads-like"

// A hub supplies its places and other hubs, and the places of one hub supply each other (transfer-rules.ts).
const placesSql = `
  WITH own AS (
    SELECT code, kind, coalesce(hub_code, code) AS hub FROM sales_point
    WHERE deleted_at IS NULL AND stock_location_id IS NOT NULL
      AND (CAST(:points AS text[]) IS NULL OR code = ANY (CAST(:points AS text[])))
  )
  SELECT p.code, p.name, p.kind, p.hub_code, EXISTS (SELECT 1 FROM own WHERE own.code = p.code) AS is_own,
    p.closed_on IS NULL AS is_open
  FROM sales_point p
  WHERE p.deleted_at IS NULL AND p.stock_location_id IS NOT NULL AND (
    EXISTS (SELECT 1 FROM own WHERE own.code = p.code OR own.hub IN (p.code, p.hub_code))
    OR (p.kind = 'hub' AND EXISTS (SELECT 1 FROM own WHERE own.kind = 'hub')))
  ORDER BY (p.kind = 'hub') DESC, p.code`

// Their handles are what a count or a list names.
const categoriesSql = `
  SELECT c.handle, c.name, c.metadata->>'name_en' AS name_en FROM product_category c
  WHERE c.deleted_at IS NULL AND c.is_active AND EXISTS (
    SELECT 1 FROM product_category_product filing JOIN product_category below ON below.id = filing.product_category_id
    WHERE below.deleted_at IS NULL AND c.id = ANY (string_to_array(below.mpath, '.')))
  ORDER BY c.rank, c.handle`

/** The places whose stock somebody keeps, those that supply them, and the categories that hold goods. */
export async function deskPlaces(
  db: Knex,
  points: string[] | "all"
): Promise<{ places: StockPlace[]; categories: StockDesk["categories"] }> {
  const places = await db.raw<{ rows: Omit<StockPlace, "reads">[] }>(placesSql, {
    points: points === "all" ? null : points,
  })
  const categories = await db.raw<{ rows: StockDesk["categories"] }>(categoriesSql)
  return {
    places: places.rows.map((place) => ({ ...place, reads: readingOf(place.name) })),
    categories: categories.rows,
  }
}
