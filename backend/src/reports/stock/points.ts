import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { StockCategory, StockPoint } from "../../contract"

const pointsSql = `
  SELECT code, name, kind, CASE WHEN kind = 'hub' THEN code ELSE hub_code END AS hub_code
  FROM sales_point
  WHERE stock_location_id IS NOT NULL AND closed_on IS NULL AND deleted_at IS NULL
    AND (CAST(:points AS text[]) IS NULL OR code = ANY (:points))
  ORDER BY coalesce(hub_code, code), kind <> 'hub', code`
const categoriesSql = `
  SELECT c.handle, c.name, c.metadata->>'name_en' AS name_en FROM product_category c
  WHERE c.deleted_at IS NULL AND c.is_active AND EXISTS (
    SELECT 1 FROM product_category_product filing WHERE filing.product_category_id = c.id)
  ORDER BY c.rank, c.handle`

/** Places that keep stock and are open, each hub before its counters. */
export async function stockPoints(db: Knex, points: readonly string[] | "all"): Promise<StockPoint[]> {
  const { rows } = await db.raw<{ rows: StockPoint[] }>(pointsSql, {
    points: points === "all" ? null : [...points],
  })
  return rows
}

/** The categories that hold goods. */
export async function stockCategories(db: Knex): Promise<StockCategory[]> {
  const { rows } = await db.raw<{ rows: StockCategory[] }>(categoriesSql)
  return rows
}
