import { createHash } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type {
  StockDocumentHead as DocumentHead,
  StockDocumentKind as DocumentKind,
  StockDocumentState as DocumentState,
} from "../../../contract"
import type { StockCause, StockReason } from "../stock-cause"
import { documentNumber, STATE_WORDS } from "./kinds"
import type { Place } from "./place"
import { DocumentRefusal } from "./refusal"

export type Person = { id: string; name: string }

/** One thing somebody wants done, once. `body` is what makes it another thing under the same id. */
export type Command = { id: string; name: string; document_id: string; body: unknown; person: Person }

const instant = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ${column.replace(/^.*[.]/, "")}`

/** Columns of a head, of the table alias `d`. */
export const headColumns = `d.id, d.kind, d.number, d.business_day::text AS business_day, d.point_code, d.location_id,
    d.from_point_code, d.from_location_id, d.state, d.version::float8 AS version, d.note, d.decision, d.delivery_no,
    d.supplier_id, d.scope_kind, d.scope_label, d.is_blind, d.round, d.is_sample, ${instant("d.created_at")}, d.created_by,
    d.created_by_name, ${instant("d.changed_at")}, d.changed_by_name, ${instant("d.posted_at")}, d.posted_by_name`

const limitsSql = `SET LOCAL lock_timeout = '3s'`

const claimCommandSql = `
  INSERT INTO stock_command (id, name, document_id, body_hash, person_id)
  VALUES (:id, :name, :document_id, :body_hash, :person_id) ON CONFLICT (id) DO NOTHING`
const firstCommandSql = `SELECT name, document_id, body_hash FROM stock_command WHERE id = :id`

/**
 * Runs the command in one transaction, once: a repeat does nothing and counts as done, the same id with another body is
 * refused (409 `command_id_used`). Whatever `run` throws leaves nothing behind, the claim included.
 */
export async function inCommand(
  db: Knex,
  command: Command,
  run: (tx: Knex) => Promise<void>
): Promise<{ document_id: string }> {
  const { id, name, document_id } = command
  const body_hash = createHash("sha256").update(JSON.stringify(command.body)).digest("hex")
  await db.transaction(async (tx) => {
    await tx.raw(limitsSql)
    const claimed = await tx.raw<{ rowCount: number }>(claimCommandSql, {
      id,
      name,
      document_id,
      body_hash,
      person_id: command.person.id,
    })
    if (claimed.rowCount === 1) {
      await run(tx)
      return
    }
    const { rows } = await tx.raw<{ rows: { name: string; document_id: string; body_hash: string }[] }>(
      firstCommandSql,
      { id }
    )
    const [first] = rows
    if (first?.name === name && first.document_id === document_id && first.body_hash === body_hash) return
    throw new DocumentRefusal(
      "command_id_used",
      {
        chinese: "这次操作的编号已用于另一内容。请刷新页面后重做。",
        english: "This command's id was used for something else. Reload the page and do it again.",
      },
      {},
      "conflict"
    )
  })
  return { document_id }
}

const countSql = `
  INSERT INTO stock_document_counter (kind, point_code, business_day, last) VALUES (:kind, :point_code, CAST(:day AS date), 1)
  ON CONFLICT (kind, point_code, business_day) DO UPDATE SET last = stock_document_counter.last + 1
  RETURNING last::float8 AS count`

const createSql = `
  INSERT INTO stock_document AS d (id, kind, number, business_day, point_code, location_id, from_point_code, from_location_id,
    state, note, delivery_no, supplier_id, scope_kind, scope_label, is_blind, round, is_sample, created_at, created_by,
    created_by_name, changed_at, changed_by, changed_by_name)
  VALUES (:id, :kind, :number, CAST(:day AS date), :point_code, :location_id, :from_point_code, :from_location_id, :state,
    :note, :delivery_no, :supplier_id, :scope_kind, :scope_label, :is_blind, :round, :is_sample, clock_timestamp(),
    :person_id, :person_name, clock_timestamp(), :person_id, :person_name)
  RETURNING ${headColumns}`

export type NewDocument = {
  id: string
  kind: DocumentKind
  place: Place
  from?: Place
  state: DocumentState
  business_day: string
  person: Person
  note?: string | null
  delivery_no?: string | null
  supplier_id?: string | null
  scope_kind?: "place" | "category" | "shelf"
  scope_label?: string | null
  is_blind?: boolean
  is_sample?: boolean
}

/** Writes the head with the next number of its kind, place and day. */
export async function createDocument(tx: Knex, document: NewDocument): Promise<DocumentHead> {
  const { kind, place, from, business_day, person } = document
  const counted = await tx.raw<{ rows: { count: number }[] }>(countSql, {
    kind,
    point_code: place.code,
    day: business_day,
  })
  const { rows } = await tx.raw<{ rows: DocumentHead[] }>(createSql, {
    id: document.id,
    kind,
    number: documentNumber(kind, {
      point_code: place.code,
      business_day,
      count: counted.rows[0]!.count,
    }),
    day: business_day,
    point_code: place.code,
    location_id: place.location_id,
    from_point_code: from?.code ?? null,
    from_location_id: from?.location_id ?? null,
    state: document.state,
    note: document.note ?? null,
    delivery_no: document.delivery_no ?? null,
    supplier_id: document.supplier_id ?? null,
    scope_kind: document.scope_kind ?? null,
    scope_label: document.scope_label ?? null,
    is_blind: document.is_blind ?? null,
    round: kind === "stocktake" ? 1 : null,
    is_sample: document.is_sample ?? false,
    person_id: person.id,
    person_name: person.name,
  })
  return rows[0]!
}

const findSql = `SELECT ${headColumns} FROM stock_document d WHERE d.id = :id AND d.kind = :kind`
const lockSql = `${findSql} FOR UPDATE`

/** 404 when there is none of that kind under the id. */
export async function requireDocument(db: Knex, kind: DocumentKind, id: string): Promise<DocumentHead> {
  const { rows } = await db.raw<{ rows: DocumentHead[] }>(findSql, { id, kind })
  return required(rows[0], id)
}

/** Locks the document as its sender saw it: 409 when somebody changed it since, or its state allows this no more. */
export async function claimDocument(
  tx: Knex,
  asked: { kind: DocumentKind; id: string; version: number | null; states: readonly DocumentState[] }
): Promise<DocumentHead> {
  const { rows } = await tx.raw<{ rows: DocumentHead[] }>(lockSql, { id: asked.id, kind: asked.kind })
  const head = required(rows[0], asked.id)
  if (!asked.states.includes(head.state)) throw wrongState(head)
  if (asked.version !== null && head.version !== asked.version) throw changedMeanwhile(head)
  return head
}

const changeSql = `
  UPDATE stock_document AS d
  SET state = :state, version = d.version + 1, changed_at = clock_timestamp(), changed_by = :person_id,
    changed_by_name = :person_name, note = :note, decision = :decision, delivery_no = :delivery_no,
    supplier_id = :supplier_id, round = :round,
    posted_at = CASE WHEN :is_posting THEN clock_timestamp() ELSE d.posted_at END,
    posted_by = CASE WHEN :is_posting THEN :person_id ELSE d.posted_by END,
    posted_by_name = CASE WHEN :is_posting THEN :person_name ELSE d.posted_by_name END
  WHERE d.id = :id AND d.state = :was AND d.version = :version
  RETURNING ${headColumns}`

type Change = Partial<
  Pick<DocumentHead, "state" | "note" | "decision" | "delivery_no" | "supplier_id" | "round">
>

/** Writes what changed of a claimed document, its version one higher. Reaching `posted` or `received` signs it. */
export async function changeDocument(
  tx: Knex,
  head: DocumentHead,
  change: Change,
  person: Person
): Promise<DocumentHead> {
  const next = { ...head, ...change }
  const { rows } = await tx.raw<{ rows: DocumentHead[] }>(changeSql, {
    id: head.id,
    was: head.state,
    version: head.version,
    state: next.state,
    note: next.note,
    decision: next.decision,
    delivery_no: next.delivery_no,
    supplier_id: next.supplier_id,
    round: next.round,
    is_posting: head.state !== next.state && (next.state === "posted" || next.state === "received"),
    person_id: person.id,
    person_name: person.name,
  })
  return required(rows[0], head.id)
}

const peopleSql = `
  SELECT DISTINCT person_id FROM stock_command WHERE document_id = :id AND name = ANY (:commands) ORDER BY person_id`

/** Ids of the people who did any of these commands on the document. */
export async function peopleWho(
  db: Knex,
  { id, commands }: { id: string; commands: readonly string[] }
): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { person_id: string }[] }>(peopleSql, { id, commands: [...commands] })
  return rows.map(({ person_id }) => person_id)
}

/** What the journal says of stock that this document moves. Pure. */
export function causeOf(head: DocumentHead, reason: StockReason, person: Person): StockCause {
  return { reason, document: { kind: head.kind, id: head.id, number: head.number }, person }
}

function required(head: DocumentHead | undefined, id: string): DocumentHead {
  if (head) return head
  throw noDocument(id)
}

/** The same words for a document that does not exist and for one of another's place. */
export function noDocument(id: string): DocumentRefusal {
  return new DocumentRefusal(
    "no_document",
    {
      chinese: `没有单据 ${id}，请回到列表重新打开。`,
      english: `There is no document ${id}; open it from the list.`,
    },
    {},
    "missing"
  )
}

function wrongState({ state, number }: DocumentHead): DocumentRefusal {
  const { chinese, english } = STATE_WORDS[state]
  return new DocumentRefusal(
    "document_state",
    {
      chinese: `单据 ${number} 现在是“${chinese}”，不能这样操作。请刷新后查看；要更正请另开一张单据。`,
      english: `Document ${number} is ${english}, which does not allow this. Reload to see it; to correct it write a new document.`,
    },
    {},
    "conflict"
  )
}

const clock = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "short",
})

function changedMeanwhile({ number, changed_by_name, changed_at }: DocumentHead): DocumentRefusal {
  const at = clock.format(new Date(changed_at))
  return new DocumentRefusal(
    "document_changed",
    {
      chinese: `单据 ${number} 已由 ${changed_by_name} 在 ${at} 改过。您填的内容还在本页，请刷新单据后再保存。`,
      english: `Document ${number} was changed by ${changed_by_name} at ${at}. What you entered is still on your page; reload the document, then save again.`,
    },
    {},
    "conflict"
  )
}
