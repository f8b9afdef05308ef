import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { type AuditRecord, changesOf } from "./changes"
import { masked } from "./mask"

/** Who does what to which record, from where. `sent` is masked here, never by the caller. */
export type NewAuditEntry = {
  person_id: string | null
  /** As it was: an account may be renamed later. */
  person_name: string
  address: string
  agent: string
  /** `POST /admin/products/:id`, or a word of `docs/words.md` such as `sign_in`. */
  action: string
  kind: string
  record_ids: string[]
  /** The body and the question, where no reader tells what changed. */
  sent: Record<string, unknown>
  request_id: string
}
/** What became of it: HTTP status (0: the connection ended first), records it made, the record before and after. */
export type AuditOutcome = {
  status: number
  record_ids: string[]
  before: AuditRecord | null
  after: AuditRecord | null
}
export type AuditRow = {
  id: string
  at: Date
  person_id: string | null
  person_name: string
  address: string
  agent: string
  action: string
  kind: string
  record_ids: string[]
  sent: Record<string, unknown>
  request_id: string
  /** Null: no outcome was written, so the process ended in the middle. */
  status: number | null
  before: AuditRecord | null
  after: AuditRecord | null
}
export type AuditFilter = {
  person: string | null
  kind: string | null
  action: string | null
  record: string | null
  /** A sales point's code: entries that were sent for it, and those about its records, which the caller names. */
  place: string | null
  place_records: string[]
  /** Business days, half-open. */
  from: string | null
  until: string | null
  /** A piece of a name, an action or a record. */
  piece: string | null
  /** Records that people call by that piece; found like it. */
  piece_records: string[]
}

const beginSql = `
  INSERT INTO audit_entry (person_id, person_name, address, agent, action, kind, record_ids, sent, request_id)
  VALUES (:person_id, :person_name, :address, :agent, :action, :kind, CAST(:record_ids AS text[]), CAST(:sent AS jsonb), :request_id)
  RETURNING id::text AS id`
const endSql = `
  INSERT INTO audit_outcome (entry_id, status, record_ids, before, after)
  VALUES (CAST(:id AS bigint), :status, CAST(:record_ids AS text[]), CAST(:before AS jsonb), CAST(:after AS jsonb))`
const noteSql = `
  WITH entry AS (${beginSql})
  INSERT INTO audit_outcome (entry_id, status, record_ids)
  SELECT CAST(id AS bigint), :status, '{}' FROM entry`

// A record is named by who touched it, or by what came of it; each side has its own index.
const listSql = `
  SELECT entry.id::text AS id, entry.at, person_id, person_name, address, agent, action, kind, sent, request_id,
    entry.record_ids || COALESCE(outcome.record_ids, '{}') AS record_ids, status, before, after
  FROM audit_entry AS entry LEFT JOIN audit_outcome AS outcome ON outcome.entry_id = entry.id
  WHERE (CAST(:person AS text) IS NULL OR person_id = :person)
    AND (CAST(:kind AS text) IS NULL OR kind = :kind)
    AND (CAST(:action AS text) IS NULL OR action = :action)
    AND (CAST(:record AS text) IS NULL OR entry.id IN (
      SELECT id FROM audit_entry WHERE record_ids @> ARRAY[CAST(:record AS text)]
      UNION ALL SELECT entry_id FROM audit_outcome WHERE record_ids @> ARRAY[CAST(:record AS text)]))
    AND (CAST(:place AS text) IS NULL OR :place IN (sent->>'point', sent->>'point_code', sent->>'scope_code')
      OR entry.record_ids && CAST(:place_records AS text[]) OR outcome.record_ids && CAST(:place_records AS text[]))
    AND (CAST(:from AS date) IS NULL OR entry.at >= CAST(:from AS date)::timestamp AT TIME ZONE 'Asia/Shanghai')
    AND (CAST(:until AS date) IS NULL OR entry.at < CAST(:until AS date)::timestamp AT TIME ZONE 'Asia/Shanghai')
    AND (CAST(:piece AS text) IS NULL OR entry.record_ids && CAST(:piece_records AS text[])
      OR outcome.record_ids && CAST(:piece_records AS text[]) OR strpos(lower(person_name || ' ' || action || ' ' || address || ' '
      || array_to_string(entry.record_ids || COALESCE(outcome.record_ids, '{}'), ' ')), lower(:piece)) > 0)
    AND (CAST(:after AS bigint) IS NULL OR entry.id < CAST(:after AS bigint))
  ORDER BY entry.id DESC
  LIMIT :limit`

/** 操作记录: rows are added, never changed; the database refuses anything else. */
export default class AuditModuleService {
  private readonly db: Knex

  constructor(container: Record<string, unknown>) {
    this.db = container[ContainerRegistrationKeys.PG_CONNECTION] as Knex
  }

  /** Writes down what is about to be done → the entry's id, for `end`. */
  async begin(entry: NewAuditEntry): Promise<string> {
    const { rows } = await this.db.raw<{ rows: { id: string }[] }>(beginSql, entryValues(entry))
    return rows[0]!.id
  }

  /** Writes down what became of an entry, once. Of `before` and `after` only what differs is kept, masked. */
  async end(id: string, { status, record_ids, before, after }: AuditOutcome): Promise<void> {
    const changes = changesOf(before, after)
    await this.db.raw(endSql, {
      id,
      status,
      record_ids,
      before: changes.before && JSON.stringify(masked(changes.before)),
      after: changes.after && JSON.stringify(masked(changes.after)),
    })
  }

  /** What was done and came out at once, such as a sign-in, in one statement. */
  async note(entry: NewAuditEntry, status: number): Promise<void> {
    await this.db.raw(noteSql, { ...entryValues(entry), status })
  }

  /** Newest first, below the entry `after` that was shown last. */
  async list(
    filter: AuditFilter,
    { after, limit }: { after: string | null; limit: number }
  ): Promise<AuditRow[]> {
    const { rows } = await this.db.raw<{ rows: AuditRow[] }>(listSql, { ...filter, after, limit })
    return rows
  }
}

// Whoever sends a zero byte or half a character is refused by the route, and that they tried is written down all the same.
function entryValues(entry: NewAuditEntry): Record<string, Knex.RawBinding> {
  return {
    ...entry,
    record_ids: entry.record_ids.map(keepable),
    agent: keepable(entry.agent),
    sent: keepable(JSON.stringify(masked(entry.sent))),
  }
}

/** Text, or JSON as text, with a mark in place of what PostgreSQL cannot hold. Pure. */
const keepable = (text: string): string =>
  text.replace(/\u0000|\\u0000|\\ud[89a-f][0-9a-f]{2}|\p{Surrogate}/giu, "\ufffd")
