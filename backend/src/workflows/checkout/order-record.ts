import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { ExclusionReason, ItemOrigin, PaymentMethod, ReturnPolicy } from "../../contract"

/** What checkout writes into an order's metadata; nothing else in the system decides by it. */
export type OrderMetadata = {
  channel: typeof ONLINE_SHOP
  idempotency_hash: string
  request_hash: string
  payment_method: PaymentMethod
  delivery_kind: "pickup" | "delivery"
  sales_point_code: string | null
  pickup_code: string | null
  /** Where the goods are reserved. */
  stock_location_id: string | null
  note: string | null
  /** ISO instant; null when nobody is waiting for an online payment. */
  pay_before: string | null
}
export const ONLINE_SHOP = "online_shop"

/** What checkout writes into a line's metadata. */
export type LineMetadata = {
  title_en: string | null
  origin: ItemOrigin | null
  /** The line's place in the order: lines written in one millisecond have none of their own. */
  position: number
  return_policy: ReturnPolicy
  exclusion_reason: ExclusionReason | null
  /** When the shopper said yes to losing the seven-day return (ISO); null where that was not asked. */
  consent_at: string | null
}

/** One order of the online shop as it stands, read in one query. Amounts in yuan as Medusa keeps them. */
export type OrderRecord = {
  id: string
  order_number: string
  status: string
  metadata: OrderMetadata
  created_at: Date
  address: { name: string; phone: string; address: string }
  items: {
    title: string
    variant_title: string | null
    thumbnail: string | null
    handle: string | null
    variant_id: string | null
    quantity: number
    unit_price_yuan: number
    /** Lines of older orders know less. */
    metadata: Partial<LineMetadata> | null
  }[]
  freight_yuan: number
  captured_yuan: number
  refunded_yuan: number
  /** Set up to be paid: the last thing placing an order does. */
  payment_collection_id: string | null
  sessions: SessionRecord[]
  fulfillments: { shipped: boolean; delivered: boolean }[]
}
export type SessionRecord = {
  id: string
  provider_id: string
  status: string
  data: Record<string, unknown>
  authorized: boolean
}

const recordSql = `
  SELECT o.id, o.custom_display_id AS order_number, o.status, o.metadata, o.created_at,
    jsonb_build_object('name', COALESCE(a.first_name, ''), 'phone', COALESCE(a.phone, ''),
      'address', concat_ws(' ', a.province, a.city, a.address_1)) AS address,
    (SELECT COALESCE(jsonb_agg(jsonb_build_object(
        'title', COALESCE(li.product_title, li.title), 'variant_title', li.variant_title, 'thumbnail', li.thumbnail,
        'handle', li.product_handle, 'variant_id', li.variant_id, 'quantity', oi.quantity,
        'unit_price_yuan', COALESCE(oi.unit_price, li.unit_price), 'metadata', li.metadata
      ) ORDER BY li.metadata -> 'position' NULLS LAST, li.created_at, li.id), '[]'::jsonb)
      FROM order_item oi JOIN order_line_item li ON li.id = oi.item_id
      WHERE oi.order_id = o.id AND oi.version = o.version AND oi.deleted_at IS NULL AND oi.quantity > 0) AS items,
    (SELECT COALESCE(sum(sm.amount), 0)::float8
      FROM order_shipping os JOIN order_shipping_method sm ON sm.id = os.shipping_method_id
      WHERE os.order_id = o.id AND os.version = o.version AND os.deleted_at IS NULL) AS freight_yuan,
    (SELECT COALESCE(sum(c.amount), 0)::float8
      FROM order_payment_collection opc
      JOIN payment p ON p.payment_collection_id = opc.payment_collection_id
      JOIN capture c ON c.payment_id = p.id AND c.deleted_at IS NULL
      WHERE opc.order_id = o.id AND opc.deleted_at IS NULL) AS captured_yuan,
    (SELECT COALESCE(sum(r.amount), 0)::float8
      FROM order_payment_collection opc
      JOIN payment p ON p.payment_collection_id = opc.payment_collection_id
      JOIN refund r ON r.payment_id = p.id AND r.deleted_at IS NULL
      WHERE opc.order_id = o.id AND opc.deleted_at IS NULL) AS refunded_yuan,
    (SELECT opc.payment_collection_id FROM order_payment_collection opc
      WHERE opc.order_id = o.id AND opc.deleted_at IS NULL ORDER BY opc.created_at LIMIT 1) AS payment_collection_id,
    (SELECT COALESCE(jsonb_agg(jsonb_build_object(
        'id', ps.id, 'provider_id', ps.provider_id, 'status', ps.status, 'data', ps.data,
        'authorized', ps.authorized_at IS NOT NULL
      ) ORDER BY ps.created_at, ps.id), '[]'::jsonb)
      FROM order_payment_collection opc
      JOIN payment_session ps ON ps.payment_collection_id = opc.payment_collection_id AND ps.deleted_at IS NULL
      WHERE opc.order_id = o.id AND opc.deleted_at IS NULL) AS sessions,
    (SELECT COALESCE(jsonb_agg(jsonb_build_object(
        'shipped', f.shipped_at IS NOT NULL, 'delivered', f.delivered_at IS NOT NULL)), '[]'::jsonb)
      FROM order_fulfillment link
      JOIN fulfillment f ON f.id = link.fulfillment_id AND f.canceled_at IS NULL AND f.deleted_at IS NULL
      WHERE link.order_id = o.id AND link.deleted_at IS NULL) AS fulfillments
  FROM "order" o
  LEFT JOIN order_address a ON a.id = o.shipping_address_id
  WHERE o.deleted_at IS NULL AND o.metadata ->> 'channel' = '${ONLINE_SHOP}'`

const byNumberSql = `${recordSql} AND o.custom_display_id = :order_number`
const byIdsSql = `${recordSql} AND o.id = ANY (:ids)`
const byIdSql = `${recordSql} AND o.id = :id`

/** An order of the online shop by its number or id; null for any other order. */
export async function findOrderRecord(
  db: Knex,
  by: { order_number: string } | { id: string }
): Promise<OrderRecord | null> {
  const { rows } = await db.raw<{ rows: OrderRecord[] }>("id" in by ? byIdSql : byNumberSql, by)
  return rows[0] ?? null
}

/** The orders of the online shop among these, in the order of their ids. */
export async function listOrderRecords(db: Knex, ids: readonly string[]): Promise<OrderRecord[]> {
  if (ids.length === 0) return []
  const { rows } = await db.raw<{ rows: OrderRecord[] }>(byIdsSql, { ids: [...ids] })
  const place = new Map(ids.map((id, index) => [id, index]))
  return rows.sort((one, other) => place.get(one.id)! - place.get(other.id)!)
}
