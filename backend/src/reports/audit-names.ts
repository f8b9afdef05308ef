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

/** Of one place in a quarter; who looks for more names a shorter time, or a number. */
const MOST_OF_A_PLACE = 5_000
const ofPlaceSql = `
  SELECT id FROM stock_document WHERE point_code = :place OR from_point_code = :place
  ORDER BY created_at DESC LIMIT ${MOST_OF_A_PLACE}`

/** The ids of the stock documents of a place, and of the transfers it sends, the newest `MOST_OF_A_PLACE` of them. */
export async function documentsOfPlace(container: MedusaContainer, place: string): Promise<string[]> {
  const db = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await db.raw<{ rows: { id: string }[] }>(ofPlaceSql, { place })
  return rows.map(({ id }) => id)
}

type Told = Record<"sent" | "before" | "after", unknown>

/** More ids than this a page of entries hardly has; the rest stay ids. */
const MOST_IDS = 2_000
const insideSql = `
  SELECT id, ${personName} AS name FROM "user" AS person WHERE id = ANY(CAST(:ids AS text[]))
  UNION ALL SELECT code, name FROM sales_point WHERE code = ANY(CAST(:ids AS text[])) AND deleted_at IS NULL
  UNION ALL SELECT stock_location_id, name FROM sales_point
    WHERE stock_location_id = ANY(CAST(:ids AS text[])) AND deleted_at IS NULL
  UNION ALL SELECT id, COALESCE(title, sku) FROM inventory_item WHERE id = ANY(CAST(:ids AS text[]))
  UNION ALL SELECT id, name FROM supplier WHERE id = ANY(CAST(:ids AS text[]))
  UNION ALL SELECT id, title FROM product WHERE id = ANY(CAST(:ids AS text[]))`

/** What the ids and codes inside entries are called now: people, places, goods, suppliers. */
export async function namesInside(
  container: MedusaContainer,
  entries: readonly Told[]
): Promise<Record<string, string>> {
  const ids = new Set<string>()
  for (const { sent, before, after } of entries) for (const each of [sent, before, after]) addIds(each, ids)
  if (ids.size === 0) return {}
  const db = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await db.raw<{ rows: { id: string; name: string | null }[] }>(insideSql, {
    ids: [...ids].slice(0, MOST_IDS),
  })
  return Object.fromEntries(rows.flatMap(({ id, name }) => (name ? [[id, name]] : [])))
}

/** Ids and codes have a digit and no space. */
const ID = /^(?=.*\d)[A-Za-z][\w-]{3,63}$/

function addIds(value: unknown, ids: Set<string>): void {
  if (typeof value === "string" && ID.test(value)) ids.add(value)
  if (typeof value === "object" && value !== null) for (const each of Object.values(value)) addIds(each, ids)
}
