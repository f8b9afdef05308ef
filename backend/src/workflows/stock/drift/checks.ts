import type { StockDriftKind } from "../../../contract"

/**
 * One way in which stock can come apart. `sql` answers what is wrong as `id` and `label`, oldest or worst first; with no rows
 * all is well. The values are those of `DriftValues`.
 */
export type DriftCheck = { kind: StockDriftKind; sql: string }

/** `settled_at`: work younger than this is under way. `since`: older documents were looked at when they were newer. */
export type DriftValues = { settled_at: string; since: string; after: string; most_levels: number }

// Medusa names an item after its variant ("500 g"); people know the product.
const itemLabel = (level: string): string => `
  concat_ws(' · ', COALESCE((
    SELECT concat_ws(' ', product.title, variant.title) FROM product_variant_inventory_item used
    JOIN product_variant variant ON variant.id = used.variant_id
    JOIN product ON product.id = variant.product_id
    WHERE used.inventory_item_id = ${level}.inventory_item_id AND used.deleted_at IS NULL LIMIT 1
  ), item.title, item.sku, ${level}.inventory_item_id), place.name)`
const itemJoins = (level: string): string => `
  LEFT JOIN inventory_item item ON item.id = ${level}.inventory_item_id
  LEFT JOIN stock_location place ON place.id = ${level}.location_id`

const orderLabel = `COALESCE(o.custom_display_id, o.display_id::text)`

// Only levels that reserve and reservations that are open can differ; both are few.
const reservedDiffers = `
  SELECT level.id, ${itemLabel("level")} AS label
  FROM inventory_level level
  LEFT JOIN (
    SELECT inventory_item_id, location_id, sum(quantity) AS quantity
    FROM reservation_item WHERE deleted_at IS NULL GROUP BY inventory_item_id, location_id
  ) open USING (inventory_item_id, location_id)
  ${itemJoins("level")}
  WHERE level.deleted_at IS NULL AND level.reserved_quantity <> COALESCE(open.quantity, 0)`

/** An order that still waits for goods of a line. settled: nobody is working on it now. */
const livingLine = `
  SELECT FROM order_item oi
  JOIN "order" o ON o.id = oi.order_id AND o.version = oi.version
  WHERE oi.item_id = r.line_item_id AND oi.deleted_at IS NULL AND o.deleted_at IS NULL
    AND (o.status <> 'canceled' AND oi.fulfilled_quantity < oi.quantity OR GREATEST(o.updated_at, oi.updated_at) > :settled_at)`

/** Reservations that wait for nothing: their order is canceled or gone, or has all its goods. */
export const orphanReservation = `
  r.deleted_at IS NULL AND r.line_item_id IS NOT NULL AND GREATEST(r.created_at, r.updated_at) < :settled_at
  AND NOT EXISTS (${livingLine})`

const orphanReservations = `
  SELECT r.id, concat_ws(' · ', ${itemLabel("r")},
    (SELECT ${orderLabel} FROM order_item oi JOIN "order" o ON o.id = oi.order_id WHERE oi.item_id = r.line_item_id LIMIT 1)) AS label
  FROM reservation_item r
  ${itemJoins("r")}
  WHERE ${orphanReservation}`

/** Lines that wait for goods of the platform's own stock, and what is reserved for them. */
const ordersUnreserved = `
  SELECT DISTINCT o.id, ${orderLabel} AS label
  FROM "order" o
  JOIN order_item oi ON oi.order_id = o.id AND oi.version = o.version AND oi.deleted_at IS NULL
  JOIN order_line_item li ON li.id = oi.item_id
  JOIN product_variant v ON v.id = li.variant_id AND v.manage_inventory AND v.deleted_at IS NULL
  JOIN product_variant_inventory_item needs ON needs.variant_id = v.id AND needs.deleted_at IS NULL
  WHERE o.status IN ('pending', 'requires_action') AND NOT o.is_draft_order AND o.deleted_at IS NULL
    AND o.created_at >= :since AND GREATEST(o.updated_at, oi.updated_at) < :settled_at
    AND (oi.quantity - oi.fulfilled_quantity) * needs.required_quantity > (
      SELECT COALESCE(sum(r.quantity), 0) FROM reservation_item r
      WHERE r.line_item_id = li.id AND r.inventory_item_id = needs.inventory_item_id AND r.deleted_at IS NULL)`

/** Goods that were handed to an order and did not leave the place they were sent from, by the journal. */
const fulfilledUnmoved = `
  SELECT sent.order_id AS id, min(${orderLabel}) AS label
  FROM (
    SELECT link.order_id, f.location_id, fi.inventory_item_id, sum(fi.quantity) AS quantity
    FROM fulfillment f
    JOIN order_fulfillment link ON link.fulfillment_id = f.id AND link.deleted_at IS NULL
    JOIN fulfillment_item fi ON fi.fulfillment_id = f.id AND fi.deleted_at IS NULL AND fi.inventory_item_id IS NOT NULL
    WHERE f.canceled_at IS NULL AND f.deleted_at IS NULL AND GREATEST(f.created_at, f.updated_at) < :settled_at
      AND f.created_at >= GREATEST(CAST(:since AS timestamptz),
        (SELECT occurred_at FROM stock_movement ORDER BY id LIMIT 1))
    GROUP BY link.order_id, f.location_id, fi.inventory_item_id
  ) sent
  JOIN "order" o ON o.id = sent.order_id
  WHERE sent.quantity > (
    SELECT -COALESCE(sum(m.stocked_delta), 0) FROM stock_movement m
    WHERE m.document_id = sent.order_id AND m.location_id = sent.location_id
      AND m.inventory_item_id = sent.inventory_item_id AND m.reason IN ('fulfilment', 'fulfilment_cancelled'))
  GROUP BY sent.order_id`

/** What the last row of a level's journal says it holds; one look into an index a level. */
const journalDiffers = `
  SELECT level.id, ${itemLabel("level")} AS label
  FROM (
    SELECT id, inventory_item_id, location_id, stocked_quantity, reserved_quantity
    FROM inventory_level WHERE id > :after AND deleted_at IS NULL
    ORDER BY id LIMIT :most_levels
  ) level
  LEFT JOIN LATERAL (
    SELECT stocked_after, reserved_after FROM stock_movement m
    WHERE m.location_id = level.location_id AND m.inventory_item_id = level.inventory_item_id
    ORDER BY m.id DESC LIMIT 1
  ) last ON true
  ${itemJoins("level")}
  WHERE level.stocked_quantity <> COALESCE(last.stocked_after, 0)
    OR level.reserved_quantity <> COALESCE(last.reserved_after, 0)`

/** The same held against everything the journal ever wrote, which finds a row that was changed or lost in its middle. */
const journalSumDiffers = `
  SELECT level.id, ${itemLabel("level")} AS label
  FROM inventory_level level
  LEFT JOIN (
    SELECT location_id, inventory_item_id, sum(stocked_delta) AS stocked, sum(reserved_delta) AS reserved
    FROM stock_movement GROUP BY location_id, inventory_item_id
  ) journal USING (location_id, inventory_item_id)
  ${itemJoins("level")}
  WHERE level.deleted_at IS NULL
    AND (level.stocked_quantity <> COALESCE(journal.stocked, 0) OR level.reserved_quantity <> COALESCE(journal.reserved, 0))`

const unattributed = `
  SELECT m.id::text AS id, ${itemLabel("m")} AS label
  FROM stock_movement m
  ${itemJoins("m")}
  WHERE m.reason = 'unattributed' AND m.occurred_at >= :since`

const belowReserved = `
  SELECT level.id, ${itemLabel("level")} AS label
  FROM inventory_level level
  ${itemJoins("level")}
  WHERE level.deleted_at IS NULL AND level.stocked_quantity < level.reserved_quantity
    AND level.stocked_quantity < (
      SELECT COALESCE(sum(r.quantity), 0) FROM reservation_item r
      WHERE r.inventory_item_id = level.inventory_item_id AND r.location_id = level.location_id
        AND r.deleted_at IS NULL AND NOT COALESCE(r.allow_backorder, false))`

const belowZero = `
  SELECT level.id, ${itemLabel("level")} AS label
  FROM inventory_level level
  ${itemJoins("level")}
  WHERE level.deleted_at IS NULL AND (level.stocked_quantity < 0 OR level.reserved_quantity < 0)`

/** Everything that is looked for but the guards themselves, in the order in which it is mended. */
export const driftChecks: readonly DriftCheck[] = [
  { kind: "stock_orphan_reservations", sql: orphanReservations },
  { kind: "stock_reserved_differs", sql: reservedDiffers },
  { kind: "stock_journal_differs", sql: journalDiffers },
  { kind: "stock_below_reserved", sql: belowReserved },
  { kind: "stock_below_zero", sql: belowZero },
  { kind: "stock_orders_unreserved", sql: ordersUnreserved },
  { kind: "stock_fulfilled_unmoved", sql: fulfilledUnmoved },
  { kind: "stock_unattributed", sql: unattributed },
]

/** Instead of the one by the last row: once a night, and when somebody asks. */
export const wholeJournalCheck: DriftCheck = { kind: "stock_journal_differs", sql: journalSumDiffers }
