import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { StockSettings } from "../../../contract"
import { findItems } from "./items"
import { type WriteOffAmount, type WriteOffLimit, writeOffTotal } from "./write-off-rules"

/** Whose limit holds: a clerk's, or a manager's. */
export type WriteOffAuthority = "clerk" | "manager"

/** What somebody may write off alone at one place in one business day. Pure. */
export const writeOffLimit = (settings: StockSettings, authority: WriteOffAuthority): WriteOffLimit =>
  authority === "manager"
    ? { fen: settings.write_off_manager_fen, pieces: settings.write_off_manager_pieces }
    : { fen: settings.write_off_clerk_fen, pieces: settings.write_off_clerk_pieces }

// Nobody approves what they handed in, so who handed in and posted did so alone.
const aloneSql = `
  SELECT d.point_code, sum(l.quantity)::float8 AS pieces, sum(l.quantity * l.unit_fen)::float8 AS value_fen
  FROM stock_document d JOIN stock_write_off_line l ON l.document_id = d.id
  WHERE d.kind = 'write_off' AND d.state = 'posted' AND d.posted_by = :person_id
    AND d.posted_at >= CAST(:day AS timestamp) AT TIME ZONE 'Asia/Shanghai'
    AND d.posted_at < (CAST(:day AS timestamp) + interval '1 day') AT TIME ZONE 'Asia/Shanghai'
    AND EXISTS (SELECT FROM stock_command c
      WHERE c.document_id = d.id AND c.name = 'submit-write-off' AND c.person_id = d.posted_by)
  GROUP BY d.point_code`

// What somebody else had recorded as short before was given up by two. A transfer knows no prices.
const lostAloneSql = `
  SELECT d.point_code, l.inventory_item_id, sum(e.quantity)::float8 AS quantity
  FROM stock_transfer_event e
  JOIN stock_document d ON d.id = e.document_id
  JOIN stock_transfer_line l ON l.document_id = e.document_id AND l.line = e.line
  WHERE e.kind = 'lost' AND e.person_id = :person_id AND e.document_id <> :except
    AND e.occurred_at >= CAST(:day AS timestamp) AT TIME ZONE 'Asia/Shanghai'
    AND e.occurred_at < (CAST(:day AS timestamp) + interval '1 day') AT TIME ZONE 'Asia/Shanghai'
    AND NOT EXISTS (SELECT FROM stock_transfer_event s
      WHERE s.document_id = e.document_id AND s.line = e.line AND s.kind = 'short' AND s.person_id <> e.person_id
        AND s.id < e.id)
  GROUP BY d.point_code, l.inventory_item_id`

/**
 * What somebody wrote off, or gave up as lost in transit, alone on a business day, by the place's code; places without are not in
 * it. Losses at today's shop prices. `except`: a transfer whose own losses are counted otherwise.
 */
export async function writtenOffAlone(
  db: Knex,
  { except = "", ...asked }: { person_id: string; day: string; except?: string }
): Promise<Map<string, WriteOffAmount>> {
  const { rows } = await db.raw<{ rows: (WriteOffAmount & { point_code: string })[] }>(aloneSql, asked)
  const alone = new Map(rows.map(({ point_code, ...amount }) => [point_code, amount]))
  const { rows: lost } = await db.raw<{
    rows: { point_code: string; inventory_item_id: string; quantity: number }[]
  }>(lostAloneSql, { ...asked, except })
  if (lost.length === 0) return alone

  const items = await findItems(
    db,
    lost.map(({ inventory_item_id }) => inventory_item_id)
  )
  for (const { point_code, inventory_item_id, quantity } of lost) {
    const { pieces, value_fen } = alone.get(point_code) ?? writeOffTotal([])
    const unit_fen = items.get(inventory_item_id)?.unit_fen ?? 0
    alone.set(point_code, { pieces: pieces + quantity, value_fen: value_fen + quantity * unit_fen })
  }
  return alone
}

const lockSql = `SELECT pg_advisory_xact_lock(hashtextextended('stock.write_off.' || :person_id, 0))`

/** Makes a person's write-offs and losses wait for each other: two at once would each find the day's limit free. */
export async function lockWriteOffsOf(tx: Knex, person_id: string): Promise<void> {
  await tx.raw(lockSql, { person_id })
}
