import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { CITY, type Grant } from "../modules/access/roles"
import type { BusinessDay } from "../values/business-day"
import { readsLike } from "./reads-like"

export type GrantPlace = { name: string; name_en: string }

const districtSql = `SELECT name_zh AS name, name_en FROM district WHERE code = :code AND deleted_at IS NULL`
const pointSql = `SELECT name, name AS name_en FROM sales_point WHERE code = :code AND kind = :kind AND deleted_at IS NULL`
const countySql = `
  SELECT name_zh AS name, name_en FROM origin_place WHERE code = :code AND level = 'county' AND deleted_at IS NULL`

/** What the place of a role is called; null where there is none of that kind. */
export async function placeOfGrant(
  db: Knex,
  { scope_kind, scope_code }: Pick<Grant, "scope_kind" | "scope_code">
): Promise<GrantPlace | null> {
  if (scope_kind === "city") return scope_code === CITY ? { name: "全市", name_en: "The whole city" } : null
  const sql = scope_kind === "district" ? districtSql : scope_kind === "county" ? countySql : pointSql
  const { rows } = await db.raw<{ rows: GrantPlace[] }>(sql, {
    code: scope_code,
    ...(sql === pointSql && { kind: scope_kind }),
  })
  return rows[0] ?? null
}

const closedSql = `
  SELECT code FROM sales_point
  WHERE code = :code AND kind = :kind AND deleted_at IS NULL AND closed_on IS NOT NULL AND closed_on <= :today`

/** Whether the sales point of a role is closed by that day; districts, counties and the city never are. */
export async function isPlaceClosed(
  db: Knex,
  { scope_kind, scope_code }: Pick<Grant, "scope_kind" | "scope_code">,
  today: BusinessDay
): Promise<boolean> {
  const { rows } = await db.raw<{ rows: unknown[] }>(closedSql, { code: scope_code, kind: scope_kind, today })
  return rows.length > 0
}

const MOST_PLACES = 20

const districtsSql = `SELECT code, name_zh AS name, name_en FROM district WHERE deleted_at IS NULL ORDER BY code`
const pointsSql = `
  SELECT code, name, name AS name_en FROM sales_point
  WHERE kind = :kind AND deleted_at IS NULL AND (closed_on IS NULL OR closed_on > :today) ORDER BY code`
const countiesSql = `
  SELECT code, name_zh AS name, name_en FROM origin_place WHERE level = 'county' AND deleted_at IS NULL ORDER BY code`

type FoundPlace = GrantPlace & { code: string }

/**
 * Open places where a role of this kind may be held, by a part of their name or code or the beginning of a pinyin; at most
 * twenty of the `total`. A city has three thousand at most: they are looked through here, because no index of the database reads pinyin.
 */
export async function findGrantPlaces(
  db: Knex,
  {
    scope_kind,
    q,
    today,
  }: { scope_kind: Exclude<Grant["scope_kind"], "city">; q: string; today: BusinessDay }
): Promise<{ items: FoundPlace[]; total: number }> {
  const sql = scope_kind === "district" ? districtsSql : scope_kind === "county" ? countiesSql : pointsSql
  const { rows } = await db.raw<{ rows: FoundPlace[] }>(
    sql,
    sql === pointsSql ? { kind: scope_kind, today } : {}
  )
  const asked = q.toLowerCase()
  const found = rows.filter(
    ({ code, name, name_en }) =>
      [code, name, name_en].some((text) => text.toLowerCase().includes(asked)) || readsLike(name, asked)
  )
  return { items: found.slice(0, MOST_PLACES), total: found.length }
}
