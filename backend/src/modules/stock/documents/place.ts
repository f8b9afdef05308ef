import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { DocumentRefusal } from "./refusal"

/** A sales point that keeps stock. */
export type Place = {
  code: string
  name: string
  kind: "hub" | "counter" | "outlet" | "fair" | "online"
  hub_code: string | null
  location_id: string
  has_frozen: boolean
  has_chilled: boolean
}

const placesSql = `
  SELECT code, name, kind, hub_code, stock_location_id AS location_id, has_frozen, has_chilled
  FROM sales_point WHERE code = ANY (:codes) AND deleted_at IS NULL AND stock_location_id IS NOT NULL`

/** The point with its stock location; 404 in the words of a point that does not exist when it keeps no stock. */
export async function requirePlace(db: Knex, code: string): Promise<Place> {
  const { rows } = await db.raw<{ rows: Place[] }>(placesSql, { codes: [code] })
  if (rows[0]) return rows[0]
  throw new DocumentRefusal(
    "no_stock_point",
    {
      chinese: `没有“${code}”这个有库存的点位，请重新选择。`,
      english: `There is no point ${code} that keeps stock; choose another.`,
    },
    {},
    "missing"
  )
}
