import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

type Named = { kind: string; record_ids: readonly string[] }

const personName = `COALESCE(NULLIF(trim(concat(person.last_name, person.first_name)), ''), person.email)`
/** What people call the records of a kind: one statement with `:ids` → rows of `id` and `name`. A kind without a line has ids only. */
const NAMES: Readonly<Record<string, string>> = {
  stock_document: `SELECT id, number AS name FROM stock_document WHERE id = ANY(CAST(:ids AS text[]))`,
  product: `SELECT id, title AS name FROM product WHERE id = ANY(CAST(:ids AS text[]))`,
  product_origin: `SELECT id, title AS name FROM product WHERE id = ANY(CAST(:ids AS text[]))`,
  supplier: `SELECT id, name FROM supplier WHERE id = ANY(CAST(:ids AS text[]))`,
  order: `SELECT id, '#' || display_id AS name FROM "order" WHERE id = ANY(CAST(:ids AS text[]))`,
  staff: `SELECT id, ${personName} AS name FROM "user" AS person WHERE id = ANY(CAST(:ids AS text[]))`,
  role_assignment: `
    SELECT held.id::text AS id, ${personName} AS name
    FROM role_assignment AS held JOIN "user" AS person ON person.id = held.user_id
    WHERE held.id::text = ANY(CAST(:ids AS text[]))`,
}

/** A piece that more documents have than this is no number, but a part of nearly all. */
const MOST_DOCUMENTS = 200
const numberedSql = `
  SELECT id FROM stock_document WHERE strpos(lower(number), lower(:piece)) > 0 ORDER BY created_at DESC LIMIT ${MOST_DOCUMENTS}`

/** The ids of the stock documents whose number has `piece` in it, the newest `MOST_DOCUMENTS` of them. */
export async function documentsNumbered(container: MedusaContainer, piece: string): Promise<string[]> {
  const db = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await db.raw<{ rows: { id: string }[] }>(numberedSql, { piece })
  return rows.map(({ id }) => id)
}

/** The names of a page of entries' records, as they are now: an entry → the name of its first record that has one, or null. */
export async function namesOfRecords(
  container: MedusaContainer,
  entries: readonly Named[]
): Promise<(entry: Named) => string | null> {
  const db = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const names = new Map<string, string>()
  for (const kind of new Set(entries.map((entry) => entry.kind))) {
    const sql = NAMES[kind]
    const ids = entries.flatMap((entry) => (entry.kind === kind ? entry.record_ids : []))
    if (!sql || ids.length === 0) continue
    const { rows } = await db.raw<{ rows: { id: string; name: string }[] }>(sql, { ids })
    for (const { id, name } of rows) names.set(`${kind} ${id}`, name)
  }
  return ({ kind, record_ids }) =>
    record_ids.map((id) => names.get(`${kind} ${id}`)).find((name) => name !== undefined) ?? null
}
