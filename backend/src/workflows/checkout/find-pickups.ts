import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { listOrderRecords, ONLINE_SHOP, type OrderRecord } from "./order-record"

/** Codes of the sales points whose orders somebody may see. */
export type PointsSeen = readonly string[] | "all"

/** How staff name an order at the counter: by exactly one of these. */
export type PickupSearch = { point?: string; limit: number; offset: number } & (
  { code: string } | { order_number: string } | { phone_end: string }
)

// A code that was given back may have been given out again: the order that waits now comes first. By phone only orders
// that still wait, because four digits are shared by many and finished orders are nobody's business at the counter.
const pickupsSql = `
  SELECT o.id, count(*) OVER ()::int AS total
  FROM pickup_code p
  JOIN "order" o ON o.custom_display_id = p.order_number AND o.deleted_at IS NULL
  LEFT JOIN order_address a ON a.id = o.shipping_address_id
  WHERE p.deleted_at IS NULL
    AND (:code::text IS NULL OR p.code = :code)
    AND (:phone_end::text IS NULL OR (right(a.phone, 4) = :phone_end AND p.released_at IS NULL))
    AND (:point::text IS NULL OR p.sales_point_code = :point)
    AND (:points::text[] IS NULL OR p.sales_point_code = ANY(:points))
  ORDER BY p.released_at IS NOT NULL, o.created_at DESC, o.id DESC
  LIMIT :limit OFFSET :offset`

// The shopper reads out the number; what is sent has one too.
const byNumberSql = `
  SELECT o.id, 1 AS total FROM "order" o
  WHERE o.custom_display_id = :order_number AND o.deleted_at IS NULL AND o.metadata ->> 'channel' = '${ONLINE_SHOP}'
    AND (:point::text IS NULL OR o.metadata ->> 'sales_point_code' = :point)
    AND (:points::text[] IS NULL OR o.metadata ->> 'sales_point_code' = ANY(:points) OR o.metadata ->> 'stock_location_id' IN (
      SELECT stock_location_id FROM sales_point WHERE code = ANY(:points) AND deleted_at IS NULL))
  LIMIT :limit OFFSET :offset`

/**
 * Orders of the online shop by pick-up code, order number or the end of a phone number, collected at or sent from the points
 * that may be seen; `total` counts all that match.
 */
export async function findPickups(
  db: Knex,
  search: PickupSearch,
  seen: PointsSeen
): Promise<{ records: OrderRecord[]; total: number }> {
  const { limit, offset } = search
  const sql = "order_number" in search ? byNumberSql : pickupsSql
  const { rows } = await db.raw<{ rows: { id: string; total: number }[] }>(sql, {
    ...("order_number" in search
      ? { order_number: search.order_number }
      : {
          code: "code" in search ? search.code : null,
          phone_end: "phone_end" in search ? search.phone_end : null,
        }),
    point: search.point ?? null,
    points: seen === "all" ? null : [...seen],
    limit,
    offset,
  })
  return {
    records: await listOrderRecords(
      db,
      rows.map(({ id }) => id)
    ),
    total: rows[0]?.total ?? 0,
  }
}

const seenSql = `
  SELECT EXISTS (
    SELECT FROM sales_point
    WHERE code = ANY(:points) AND deleted_at IS NULL AND (code = :point OR stock_location_id = :location)) AS seen`

/** May somebody who sees these points see the order: is it collected at one of them, or sent from there? */
export async function isOrderOf(db: Knex, { metadata }: OrderRecord, seen: PointsSeen): Promise<boolean> {
  if (seen === "all") return true
  const { rows } = await db.raw<{ rows: { seen: boolean }[] }>(seenSql, {
    points: [...seen],
    point: metadata.sales_point_code,
    location: metadata.stock_location_id,
  })
  return rows[0]!.seen
}
