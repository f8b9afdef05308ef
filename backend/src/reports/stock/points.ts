import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { StockPoint } from "../../contract"

const pointsSql = `
  SELECT code, name, kind, CASE WHEN kind = 'hub' THEN code ELSE hub_code END AS hub_code
  FROM sales_point
  WHERE stock_location_id IS NOT NULL AND closed_on IS NULL AND deleted_at IS NULL
    AND (CAST(:points AS text[]) IS NULL OR code = ANY (:points))
  ORDER BY coalesce(hub_code, code), kind <> 'hub', code`

/** Places that keep stock and are open, each hub before its counters. */
export async function stockPoints(db: Knex, points: readonly string[] | "all"): Promise<StockPoint[]> {
  const { rows } = await db.raw<{ rows: StockPoint[] }>(pointsSql, {
    points: points === "all" ? null : [...points],
  })
  return rows
}
