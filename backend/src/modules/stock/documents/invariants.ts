import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** What must have no rows, whatever happened (bars.md, "Invariants"). Each names the document or level at fault. */
export const DOCUMENT_INVARIANTS: readonly { name: string; sql: string }[] = [
  {
    name: "a transfer's goods are taken, in transit, received or lost, by line, event and journal alike",
    sql: `
      SELECT l.document_id AS id, l.inventory_item_id AS item
      FROM stock_transfer_line l
      JOIN stock_document d ON d.id = l.document_id
      LEFT JOIN LATERAL (
        SELECT coalesce(-sum(stocked_delta) FILTER (WHERE reason = 'transfer_out'), 0) AS taken,
          coalesce(sum(stocked_delta) FILTER (WHERE reason = 'transfer_in'), 0) AS added
        FROM stock_movement m WHERE m.document_id = d.id AND m.inventory_item_id = l.inventory_item_id
      ) journal ON true
      LEFT JOIN LATERAL (
        SELECT coalesce(sum(quantity) FILTER (WHERE kind = 'dispatched'), 0) AS dispatched,
          coalesce(sum(quantity) FILTER (WHERE kind IN ('received', 'found')), 0) AS received,
          coalesce(sum(CASE kind WHEN 'lost' THEN quantity WHEN 'found' THEN -quantity ELSE 0 END), 0) AS lost
        FROM stock_transfer_event e WHERE e.document_id = d.id AND e.line = l.line
      ) event ON true
      WHERE l.dispatched <> journal.taken OR l.received <> journal.added OR l.dispatched <> event.dispatched
        OR l.received <> event.received OR l.lost <> event.lost OR l.received + l.lost > l.dispatched
        OR d.state = 'received' AND l.dispatched <> l.received + l.lost
        OR d.state NOT IN ('dispatched', 'received') AND l.dispatched > 0`,
  },
  {
    name: "a posted receipt, stocktake or write-off moved exactly what its lines say",
    sql: `
      SELECT d.id, d.number AS item FROM stock_document d
      CROSS JOIN LATERAL (
        SELECT CASE WHEN d.state <> 'posted' THEN 0 ELSE CASE d.kind
          WHEN 'receipt' THEN (SELECT coalesce(sum(received - rejected), 0) FROM stock_receipt_line l WHERE l.document_id = d.id)
          WHEN 'stocktake' THEN (SELECT coalesce(sum(difference), 0) FROM stock_stocktake_line l WHERE l.document_id = d.id)
          ELSE (SELECT -coalesce(sum(quantity), 0) FROM stock_write_off_line l WHERE l.document_id = d.id) END END AS said
      ) line
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(stocked_delta), 0) AS moved FROM stock_movement m WHERE m.document_id = d.id
      ) journal
      WHERE d.kind <> 'transfer' AND line.said <> journal.moved`,
  },
  {
    name: "no lot gave away more than documents brought",
    sql: `
      SELECT lot_id AS id, location_id AS item FROM stock_lot_movement
      GROUP BY lot_id, location_id HAVING sum(quantity) < 0`,
  },
  {
    name: "an item is in one open count of a place, and only counts that go on have open lines",
    sql: `
      SELECT l.document_id AS id, l.inventory_item_id AS item FROM stock_stocktake_line l
      JOIN stock_document d ON d.id = l.document_id
      WHERE l.is_open <> (d.state IN ('counting', 'recount', 'submitted'))`,
  },
]

/** The invariants that do not hold, with the first rows that break them. */
export async function brokenInvariants(db: Knex): Promise<{ name: string; rows: unknown[] }[]> {
  const broken: { name: string; rows: unknown[] }[] = []
  for (const { name, sql } of DOCUMENT_INVARIANTS) {
    const { rows } = await db.raw<{ rows: unknown[] }>(sql)
    if (rows.length > 0) broken.push({ name, rows: rows.slice(0, 5) })
  }
  return broken
}
