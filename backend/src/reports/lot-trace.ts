import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { LotTrace } from "../contract"
import type { BusinessDay } from "../values/business-day"

// The origin is the lot's own, written down when it came: a product may move to another county, a pack may not.
const traceSql = `
  SELECT lot.trace_code, lot.lot_code,
    jsonb_build_object('title', coalesce(product.title, item.title, item.sku), 'title_en', product.metadata ->> 'title_en',
      'spec', variant.title, 'handle', shown.handle) AS product,
    CASE WHEN place.code IS NULL THEN NULL ELSE jsonb_build_object(
      'code', place.code,
      'county', CASE WHEN place.level = 'county' THEN place.name_zh END,
      'county_en', CASE WHEN place.level = 'county' THEN place.name_en END,
      'prefecture', CASE WHEN place.level = 'prefecture' THEN place.name_zh ELSE coalesce(parent.name_zh, place.name_zh) END,
      'prefecture_en', CASE WHEN place.level = 'prefecture' THEN place.name_en ELSE coalesce(parent.name_en, place.name_en) END,
      'province', coalesce(top.name_zh, parent.name_zh, place.name_zh),
      'province_en', coalesce(top.name_en, parent.name_en, place.name_en)) END AS origin,
    CASE WHEN supplier.id IS NULL THEN NULL
      ELSE jsonb_build_object('name', supplier.name, 'kind', supplier.kind) END AS supplier,
    lot.production_date::text AS production_date, lot.expiry_date::text AS expiry_date, lot.is_expiry_computed,
    coalesce(lot.expiry_date < CAST(:today AS date), false) AS is_expired,
    coalesce((
      SELECT jsonb_agg(proof ORDER BY proof ->> 'on', proof ->> 'kind') FROM (
        SELECT DISTINCT jsonb_build_object('kind', line.proof_kind, 'number', line.proof_number,
          'on', document.business_day) AS proof
        FROM stock_receipt_line line JOIN stock_document document ON document.id = line.document_id
        WHERE line.lot_id = lot.id AND document.state = 'posted' AND line.proof_kind IS NOT NULL
      ) shown_proof), '[]') AS proofs,
    coalesce((
      SELECT jsonb_agg(jsonb_build_object('on', stop.first_on, 'point', stop.name) ORDER BY stop.first_at) FROM (
        SELECT point.name, min(moved.occurred_at) AS first_at,
          (min(moved.occurred_at) AT TIME ZONE 'Asia/Shanghai')::date AS first_on
        FROM stock_lot_movement moved
        JOIN sales_point point ON point.stock_location_id = moved.location_id AND point.deleted_at IS NULL
        WHERE moved.lot_id = lot.id AND moved.quantity > 0
        GROUP BY point.code, point.name
        ORDER BY first_at LIMIT :most
      ) stop), '[]') AS journey,
    lot.is_sample
  FROM stock_lot lot
  LEFT JOIN inventory_item item ON item.id = lot.inventory_item_id
  LEFT JOIN LATERAL (
    SELECT link.variant_id FROM product_variant_inventory_item link
    WHERE link.inventory_item_id = lot.inventory_item_id AND link.deleted_at IS NULL
    ORDER BY link.created_at, link.id LIMIT 1
  ) sold ON true
  LEFT JOIN product_variant variant ON variant.id = sold.variant_id
  LEFT JOIN product ON product.id = variant.product_id
  LEFT JOIN catalog_item shown ON shown.product_id = product.id
  LEFT JOIN origin_place place ON place.code = lot.origin_code AND place.deleted_at IS NULL
  LEFT JOIN origin_place parent ON parent.code = place.parent_code AND parent.deleted_at IS NULL
  LEFT JOIN origin_place top ON top.code = parent.parent_code AND top.deleted_at IS NULL
  LEFT JOIN supplier ON supplier.id = lot.supplier_id AND supplier.deleted_at IS NULL
  WHERE lot.trace_code = :code`

/** More stops than this are a list nobody reads on a phone. */
const MOST_STOPS = 20

/** What anybody may know of the lot with this code, or null when nobody gave it out. */
export async function lotTrace(db: Knex, code: string, today: BusinessDay): Promise<LotTrace | null> {
  const { rows } = await db.raw<{ rows: LotTrace[] }>(traceSql, { code, today, most: MOST_STOPS })
  return rows[0] ?? null
}
