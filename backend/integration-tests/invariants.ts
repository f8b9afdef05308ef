import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { checkRollups } from "../src/modules/ledger/check-rollups"
import { checkMonth, closedMonths } from "../src/modules/ledger/months"
import { DOCUMENT_INVARIANTS } from "../src/modules/stock/documents/invariants"

/** What must be true of any database of ours at any moment, whatever was killed before. */
export type Invariant = { name: string; broken: (db: Knex) => Promise<unknown[]> }

/** Enough to see what is wrong. */
const MOST_ROWS = 5

const rowsOf =
  (sql: string): Invariant["broken"] =>
  async (db) => {
    const { rows } = await db.raw<{ rows: unknown[] }>(sql)
    return rows
  }

/** Each statement answers what breaks it: no rows, and it holds. */
const statements: Readonly<Record<string, string>> = {
  "no stock below zero": `
    SELECT inventory_item_id, location_id, stocked_quantity, reserved_quantity FROM inventory_level
    WHERE deleted_at IS NULL AND (stocked_quantity < 0 OR reserved_quantity < 0)`,

  "no stock below what is reserved": `
    SELECT level.inventory_item_id, level.location_id, stocked_quantity, promised.quantity
    FROM inventory_level level
    JOIN (
      SELECT inventory_item_id, location_id, sum(quantity) AS quantity FROM reservation_item
      WHERE deleted_at IS NULL AND NOT COALESCE(allow_backorder, false) GROUP BY inventory_item_id, location_id
    ) promised USING (inventory_item_id, location_id)
    WHERE level.deleted_at IS NULL AND level.stocked_quantity < promised.quantity`,

  "reserved is the sum of the open reservations": `
    SELECT inventory_item_id, location_id, reserved_quantity, quantity
    FROM (SELECT * FROM inventory_level WHERE deleted_at IS NULL) level
    FULL JOIN (
      SELECT inventory_item_id, location_id, sum(quantity) AS quantity FROM reservation_item
      WHERE deleted_at IS NULL GROUP BY inventory_item_id, location_id
    ) open USING (inventory_item_id, location_id)
    WHERE COALESCE(reserved_quantity, 0) <> COALESCE(quantity, 0)`,

  "a level is its opening plus its journal": `
    SELECT inventory_item_id, location_id, stocked_quantity, stocked, reserved_quantity, reserved
    FROM (SELECT * FROM inventory_level WHERE deleted_at IS NULL) level
    FULL JOIN (
      SELECT inventory_item_id, location_id, sum(stocked_delta) AS stocked, sum(reserved_delta) AS reserved
      FROM stock_movement GROUP BY inventory_item_id, location_id
    ) journal USING (inventory_item_id, location_id)
    WHERE COALESCE(stocked_quantity, 0) <> COALESCE(stocked, 0)
      OR COALESCE(reserved_quantity, 0) <> COALESCE(reserved, 0)`,

  "an order gives back at most what it took": `
    SELECT document_id, inventory_item_id, sum(stocked_delta) AS gained FROM stock_movement
    WHERE document_kind = 'order' AND stocked_delta <> 0
    GROUP BY document_id, inventory_item_id HAVING sum(stocked_delta) > 0 AND min(stocked_delta) < 0`,

  "each movement starts where the one before it ended": `
    SELECT id, inventory_item_id, location_id FROM (
      SELECT *, stocked_after - stocked_delta - lag(stocked_after, 1, 0::numeric) OVER level AS stocked_jump,
        reserved_after - reserved_delta - lag(reserved_after, 1, 0::numeric) OVER level AS reserved_jump
      FROM stock_movement WINDOW level AS (PARTITION BY location_id, inventory_item_id ORDER BY id)
    ) movement
    WHERE stocked_jump <> 0 OR reserved_jump <> 0`,

  "a level holds the same number twice": `
    SELECT inventory_item_id, location_id, stocked_quantity, raw_stocked_quantity, reserved_quantity, raw_reserved_quantity
    FROM inventory_level WHERE deleted_at IS NULL
      AND ((raw_stocked_quantity ->> 'value')::numeric <> stocked_quantity
        OR (raw_reserved_quantity ->> 'value')::numeric <> reserved_quantity)`,

  "the guards on stock stand": `
    SELECT name FROM unnest(ARRAY['stock_guard_level', 'stock_journal', 'stock_guard_reservation',
      'stock_count_new_reservations', 'stock_count_changed_reservations', 'stock_count_lost_reservations']) AS wanted (name)
    WHERE NOT EXISTS (SELECT FROM pg_trigger WHERE tgname = name AND tgenabled <> 'D')`,

  "one ledger line per source key": `
    SELECT source, source_key, count(*) FROM sales_line GROUP BY source, source_key HAVING count(*) > 1`,

  "captured money belongs to an order": `
    SELECT c.id, c.payment_id, c.amount FROM capture c
    JOIN payment p ON p.id = c.payment_id AND p.deleted_at IS NULL
    WHERE c.deleted_at IS NULL AND NOT EXISTS (
      SELECT FROM order_payment_collection link JOIN "order" o ON o.id = link.order_id AND o.deleted_at IS NULL
      WHERE link.payment_collection_id = p.payment_collection_id AND link.deleted_at IS NULL)`,

  "no more is refunded than was captured": `
    SELECT payment_id, captured, refunded FROM (
      SELECT p.id AS payment_id,
        (SELECT COALESCE(sum(amount), 0) FROM capture WHERE payment_id = p.id AND deleted_at IS NULL) AS captured,
        (SELECT COALESCE(sum(amount), 0) FROM refund WHERE payment_id = p.id AND deleted_at IS NULL) AS refunded
      FROM payment p) AS paid
    WHERE refunded > captured`,
}

/** The whole list; a new module adds its own lines here. */
export const invariants: readonly Invariant[] = [
  ...[...Object.entries(statements), ...DOCUMENT_INVARIANTS.map(({ name, sql }) => [name, sql] as const)].map(
    ([name, sql]) => ({ name, broken: rowsOf(`SELECT * FROM (${sql}) AS broken LIMIT ${MOST_ROWS}`) })
  ),
  {
    name: "rollup plus tail is the ledger, for every grain",
    broken: async (db) => (await checkRollups(db)).slice(0, MOST_ROWS),
  },
  {
    name: "figures of a closed month are those it was closed with",
    broken: async (db) => {
      const differing: string[] = []
      for (const { month } of await closedMonths(db))
        if (!(await checkMonth(db, month))) differing.push(month)
      return differing
    },
  },
]

/** Those that do not hold, each with the first rows that break it. */
export async function brokenInvariants(db: Knex): Promise<{ name: string; rows: unknown[] }[]> {
  const found: { name: string; rows: unknown[] }[] = []
  for (const { name, broken } of invariants) {
    const rows = await broken(db)
    if (rows.length > 0) found.push({ name, rows })
  }
  return found
}
