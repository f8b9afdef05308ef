import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { StockSettings } from "../../../contract"
import type { WriteOffAmount, WriteOffLimit } from "./write-off-rules"

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

/** What somebody wrote off alone on a business day, by the place's code; places without are not in it. */
export async function writtenOffAlone(
  db: Knex,
  asked: { person_id: string; day: string }
): Promise<Map<string, WriteOffAmount>> {
  const { rows } = await db.raw<{ rows: (WriteOffAmount & { point_code: string })[] }>(aloneSql, asked)
  return new Map(rows.map(({ point_code, ...amount }) => [point_code, amount]))
}

const lockSql = `SELECT pg_advisory_xact_lock(hashtextextended('stock.write_off.' || :person_id, 0))`

/** Makes a person's write-offs wait for each other: two at once would each find the day's limit free. */
export async function lockWriteOffsOf(tx: Knex, person_id: string): Promise<void> {
  await tx.raw(lockSql, { person_id })
}
