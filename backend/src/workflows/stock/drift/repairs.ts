import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { StockDriftKind } from "../../../contract"
import { giveCause } from "../../../modules/stock/give-cause"
import { orphanReservation, type DriftValues } from "./checks"

/** Mends one that was found, by its id, in the caller's transaction; true when there still was something to mend. */
type Repair = (tx: Knex, id: string, values: DriftValues) => Promise<boolean>

const letGoSql = `
  UPDATE reservation_item r SET deleted_at = now(), updated_at = now()
  WHERE r.id = :id AND ${orphanReservation}`

const lockLevelSql = `SELECT 1 FROM inventory_level WHERE id = :id AND deleted_at IS NULL FOR UPDATE`

const countReservedSql = `
  UPDATE inventory_level level SET reserved_quantity = open.quantity,
    raw_reserved_quantity = jsonb_build_object('value', open.quantity::text, 'precision', 20), updated_at = now()
  FROM (
    SELECT id, stock_open_reservations(inventory_item_id, location_id) AS quantity FROM inventory_level WHERE id = :id
  ) open
  WHERE level.id = open.id AND level.reserved_quantity <> open.quantity`

// The balance stays as it is. A gap in what lies there is somebody's doing and stays on the board until it is explained.
const closeGapSql = `
  INSERT INTO stock_movement (inventory_item_id, location_id, stocked_delta, stocked_after, reserved_delta, reserved_after,
    reason, document_kind, document_id)
  SELECT inventory_item_id, location_id, stocked_gap, stocked_quantity, reserved_gap, reserved_quantity,
    CASE WHEN stocked_gap = 0 THEN 'repair' ELSE 'unattributed' END, 'reconciliation', id
  FROM (
    SELECT level.id, level.inventory_item_id, level.location_id, level.stocked_quantity, level.reserved_quantity,
      level.stocked_quantity - COALESCE(sum(m.stocked_delta), 0) AS stocked_gap,
      level.reserved_quantity - COALESCE(sum(m.reserved_delta), 0) AS reserved_gap
    FROM inventory_level level
    LEFT JOIN stock_movement m ON m.location_id = level.location_id AND m.inventory_item_id = level.inventory_item_id
    WHERE level.id = :id
    GROUP BY level.id
  ) gap
  WHERE stocked_gap <> 0 OR reserved_gap <> 0`

const changed = async (tx: Knex, sql: string, values: object): Promise<boolean> => {
  const { rowCount } = await tx.raw<{ rowCount: number }>(sql, values as Record<string, string>)
  return rowCount > 0
}

/**
 * What is mended because only one answer can be right, whoever asks (decision 033). Each looks again under the lock of the
 * level, so that work that came in between is not undone. What is missing here is for people.
 */
export const repairs: Partial<Record<StockDriftKind, Repair>> = {
  stock_orphan_reservations: async (tx, id, values) => {
    await giveCause(tx, { reason: "repair", document: { kind: "reservation", id } })
    return await changed(tx, letGoSql, { ...values, id })
  },
  stock_reserved_differs: async (tx, id) => {
    await giveCause(tx, { reason: "repair", document: { kind: "reconciliation", id } })
    await tx.raw(lockLevelSql, { id })
    return await changed(tx, countReservedSql, { id })
  },
  stock_journal_differs: async (tx, id) => {
    await tx.raw(lockLevelSql, { id })
    return await changed(tx, closeGapSql, { id })
  },
}
