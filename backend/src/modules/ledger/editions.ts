import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import type { Period } from "../../values/business-day"
import type { Person } from "./months"
import { BilingualRefusal } from "../../bilingual-refusal"

export type EditionKind = "day" | "month"
export type EditionStatus = "submitted" | "returned" | "published"

/** A day's or month's report as it was handed in; what was decided stays for good. */
export type Edition = {
  id: string
  kind: EditionKind
  period_from: string
  period_until: string
  version: number
  status: EditionStatus
  /** Why there is another version. */
  reason: string | null
  submitted_at: Date
  submitted_by: string
  submitted_by_name: string
  decided_at: Date | null
  decided_by: string | null
  decided_by_name: string | null
  /** What whoever decided had to say; always there when it was sent back. */
  decision: string | null
  net_fen: number
  file_hash: string | null
}

const columns = `id::text AS id, kind, period_from::text AS period_from, period_until::text AS period_until, version, status, reason,
    submitted_at, submitted_by, submitted_by_name, decided_at, decided_by, decided_by_name, decision,
    net_fen::float8 AS net_fen, file_hash`

const listSql = `
  SELECT ${columns} FROM report_edition
  WHERE (CAST(:kind AS text) IS NULL OR kind = :kind)
    AND (CAST(:from AS date) IS NULL OR period_from = CAST(:from AS date))
  ORDER BY period_from DESC, kind, version DESC
  LIMIT :limit OFFSET :offset`
const countSql = `
  SELECT count(*)::float8 AS total FROM report_edition
  WHERE (CAST(:kind AS text) IS NULL OR kind = :kind)
    AND (CAST(:from AS date) IS NULL OR period_from = CAST(:from AS date))`

const findSql = `SELECT ${columns}, content FROM report_edition WHERE id = CAST(:id AS bigint)`
const lockSql = `SELECT ${columns}, content FROM report_edition WHERE id = CAST(:id AS bigint) FOR UPDATE`
const fileSql = `SELECT file, file_hash FROM report_edition WHERE id = CAST(:id AS bigint) AND status = 'published'`

// A version that was sent back was never anybody's figures: its number is not given away again, so that nobody takes one
// for the other.
const submitSql = `
  INSERT INTO report_edition (kind, period_from, period_until, version, status, reason, submitted_by, submitted_by_name, content, net_fen)
  SELECT :kind, CAST(:from AS date), CAST(:until AS date), COALESCE(max(version), 0) + 1, 'submitted', CAST(:reason AS text), :person_id, :person_name,
    CAST(:content AS jsonb), :net_fen
  FROM report_edition
  WHERE kind = :kind AND period_from = CAST(:from AS date)
  ON CONFLICT DO NOTHING
  RETURNING ${columns}`

const publishSql = `
  UPDATE report_edition
  SET status = 'published', decided_at = :at, decided_by = :person_id, decided_by_name = :person_name, file = :file,
    file_hash = encode(sha256(:file), 'hex')
  WHERE id = CAST(:id AS bigint) AND status = 'submitted'
  RETURNING ${columns}`
const returnSql = `
  UPDATE report_edition
  SET status = 'returned', decided_at = :at, decided_by = :person_id, decided_by_name = :person_name, decision = :decision
  WHERE id = CAST(:id AS bigint) AND status = 'submitted'
  RETURNING ${columns}`

/** Editions, newest period first; `from` for one period alone. */
export async function listEditions(
  db: Knex,
  asked: { kind: EditionKind | null; from: string | null; limit: number; offset: number }
): Promise<{ items: Edition[]; total: number }> {
  const [items, counted] = await Promise.all([
    db.raw<{ rows: Edition[] }>(listSql, asked),
    db.raw<{ rows: { total: number }[] }>(countSql, { kind: asked.kind, from: asked.from }),
  ])
  return { items: items.rows, total: counted.rows[0]!.total }
}

/** Hands a report in for review. 409 while another version of the period waits for a decision. */
export async function submitEdition(
  db: Knex,
  edition: {
    kind: EditionKind
    period: Period
    reason: string | null
    person: Person
    content: unknown
    net_fen: number
  }
): Promise<Edition> {
  const { kind, period, reason, person, content, net_fen } = edition
  const { rows } = await db.raw<{ rows: Edition[] }>(submitSql, {
    kind,
    from: period.from,
    until: period.until,
    reason,
    person_id: person.id,
    person_name: person.name,
    content: JSON.stringify(content),
    net_fen,
  })
  if (!rows[0]) {
    throw new BilingualRefusal(
      "edition_waiting",
      {
        chinese: "这一期已有一版在审核中，请先发布或退回。",
        english: "A version of this period is waiting for review: publish or return it first.",
      },
      MedusaError.Types.CONFLICT
    )
  }
  return rows[0]
}

/** One edition with what it shows; 404 when there is none. */
export async function requireEdition(db: Knex, id: string): Promise<Edition & { content: unknown }> {
  const { rows } = await db.raw<{ rows: (Edition & { content: unknown })[] }>(findSql, { id })
  return required(rows[0], id)
}

/**
 * Publishes what waits: `makeFile` writes the file that everybody gets from then on, byte for byte. 409 when it was decided
 * already.
 */
export async function publishEdition(
  db: Knex,
  id: string,
  by: { person: Person; at: Date; makeFile: (edition: Edition & { content: unknown }) => Promise<Buffer> }
): Promise<Edition> {
  return await db.transaction(async (tx) => {
    const { rows } = await tx.raw<{ rows: (Edition & { content: unknown })[] }>(lockSql, { id })
    const edition = required(rows[0], id)
    if (edition.status !== "submitted") throw decided(edition)
    const file = await by.makeFile(edition)
    const published = await tx.raw<{ rows: Edition[] }>(publishSql, {
      id,
      at: by.at.toISOString(),
      person_id: by.person.id,
      person_name: by.person.name,
      file,
    })
    return required(published.rows[0], id)
  })
}

/** Sends what waits back with a reason. 409 when it was decided already. */
export async function returnEdition(
  db: Knex,
  id: string,
  by: { person: Person; at: Date; decision: string }
): Promise<Edition> {
  const { rows } = await db.raw<{ rows: Edition[] }>(returnSql, {
    id,
    at: by.at.toISOString(),
    person_id: by.person.id,
    person_name: by.person.name,
    decision: by.decision,
  })
  if (rows[0]) return rows[0]
  throw decided(await requireEdition(db, id))
}

/** The published file; 404 while nothing is published under that id. */
export async function editionFile(db: Knex, id: string): Promise<{ file: Buffer; file_hash: string }> {
  const { rows } = await db.raw<{ rows: { file: Buffer; file_hash: string }[] }>(fileSql, { id })
  return required(rows[0], id)
}

function required<Row>(row: Row | undefined, id: string): Row {
  if (row) return row
  throw new BilingualRefusal(
    "no_edition",
    { chinese: `没有报告 ${id}，请回到报告列表。`, english: `There is no edition ${id}.` },
    MedusaError.Types.NOT_FOUND
  )
}

function decided({ status }: Edition): MedusaError {
  return new BilingualRefusal(
    "edition_decided",
    status === "published"
      ? {
          chinese: "这一版已经发布了，请刷新页面。",
          english: "This edition is published already; reload the page.",
        }
      : {
          chinese: "这一版已经退回了，请刷新页面。",
          english: "This edition was sent back already; reload the page.",
        },
    MedusaError.Types.CONFLICT
  )
}
