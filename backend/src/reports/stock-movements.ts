import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { StockMovementRow } from "../contract"

/** Whose history: an item at a sales point, by its own id or by the variant that is made of it. */
export type MovementsAsked = {
  point: string
  inventory_item_id?: string
  variant_id?: string
  reason?: string
  after?: string
  limit: number
}

// The level's index serves it from the newest row backwards, whatever the journal holds of other levels.
const movementsSql = `
  SELECT m.id::text AS id, m.occurred_at, m.reason, m.inventory_item_id, goods.variant_id,
    COALESCE(goods.title, item.title, item.sku, m.inventory_item_id) AS title, goods.variant_title,
    COALESCE(goods.sku, item.sku) AS sku, m.stocked_delta::float8 AS stocked_delta,
    m.stocked_after::float8 AS stocked_after, m.reserved_delta::float8 AS reserved_delta,
    m.reserved_after::float8 AS reserved_after, m.document_kind, m.document_id, m.document_number,
    m.person_id, m.person_name
  FROM sales_point point
  JOIN LATERAL (
    SELECT CAST(:inventory_item_id AS text) AS id WHERE CAST(:inventory_item_id AS text) IS NOT NULL
    UNION
    SELECT used.inventory_item_id FROM product_variant_inventory_item used
    WHERE used.variant_id = :variant_id AND used.deleted_at IS NULL
  ) asked ON true
  JOIN stock_movement m ON m.location_id = point.stock_location_id AND m.inventory_item_id = asked.id
  LEFT JOIN inventory_item item ON item.id = m.inventory_item_id
  LEFT JOIN LATERAL (
    SELECT variant.id AS variant_id, product.title, variant.title AS variant_title, variant.sku
    FROM product_variant_inventory_item used
    JOIN product_variant variant ON variant.id = used.variant_id
    JOIN product ON product.id = variant.product_id
    WHERE used.inventory_item_id = m.inventory_item_id AND used.deleted_at IS NULL
    ORDER BY variant.id = :variant_id DESC, used.created_at LIMIT 1
  ) goods ON true
  WHERE point.code = :point AND point.deleted_at IS NULL
    AND (CAST(:reason AS text) IS NULL OR m.reason = CAST(:reason AS text))
    AND (CAST(:after AS bigint) IS NULL OR m.id < CAST(:after AS bigint))
  ORDER BY m.id DESC
  LIMIT :limit`

type Found = Omit<StockMovementRow, "occurred_at" | "document" | "person"> & {
  occurred_at: Date
  document_kind: string | null
  document_id: string | null
  document_number: string | null
  person_id: string | null
  person_name: string | null
}

/** The journal of an item at a place, newest first, after a row that was shown last. */
export async function stockMovements(db: Knex, asked: MovementsAsked): Promise<StockMovementRow[]> {
  const { rows } = await db.raw<{ rows: Found[] }>(movementsSql, {
    point: asked.point,
    inventory_item_id: asked.inventory_item_id ?? null,
    variant_id: asked.variant_id ?? null,
    reason: asked.reason ?? null,
    after: asked.after ?? null,
    limit: asked.limit,
  })
  return rows.map(
    ({ occurred_at, document_kind, document_id, document_number, person_id, person_name, ...row }) => ({
      ...row,
      occurred_at: occurred_at.toISOString(),
      document:
        document_kind && document_id
          ? { kind: document_kind, id: document_id, number: document_number }
          : null,
      person: person_id ? { id: person_id, name: person_name ?? person_id } : null,
    })
  )
}
