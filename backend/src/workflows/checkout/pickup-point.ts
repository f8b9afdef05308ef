import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { SalesPointItem } from "../../contract"
import type { BusinessDay } from "../../values/business-day"

export type PickupPoint = SalesPointItem & { stock_location_id: string | null; open: boolean }

const pointSql = `
  SELECT sp.code, sp.name, sp.kind, sp.type, COALESCE(sp.district_code, '') AS district_code,
    COALESCE(d.name_zh, '') AS district, d.name_en AS district_en, sp.subdistrict, sp.opening_hours, sp.pickup, sp.is_sample,
    sp.stock_location_id, (sp.opened_on IS NULL OR sp.opened_on <= :today)
      AND (sp.closed_on IS NULL OR sp.closed_on > :today) AS open
  FROM sales_point sp
  LEFT JOIN district d ON d.code = sp.district_code AND d.deleted_at IS NULL
  WHERE sp.code = :code AND sp.deleted_at IS NULL`

/** One sales point by its code, with what a shopper may see of it; null when there is none. */
export async function findPoint(
  db: Knex,
  { code, today }: { code: string; today: BusinessDay }
): Promise<PickupPoint | null> {
  const { rows } = await db.raw<{ rows: Omit<PickupPoint, "stock_band">[] }>(pointSql, { code, today })
  return rows[0] ? { ...rows[0], stock_band: null } : null
}

/** Can orders be collected there today? */
export function takesPickups(
  point: PickupPoint | null
): point is PickupPoint & { stock_location_id: string } {
  return Boolean(point?.pickup && point.open && point.stock_location_id)
}
