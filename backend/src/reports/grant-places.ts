import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { CITY, type Grant } from "../modules/access/roles"

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

const MOST_PLACES = 20

const districtsSql = `
  SELECT code, name_zh AS name, name_en FROM district
  WHERE deleted_at IS NULL AND (code = :q OR name_zh ILIKE :like OR name_en ILIKE :like) ORDER BY code LIMIT :most`
const pointsSql = `
  SELECT code, name, name AS name_en FROM sales_point
  WHERE kind = :kind AND deleted_at IS NULL AND (code ILIKE :like OR name ILIKE :like) ORDER BY code LIMIT :most`
const countiesSql = `
  SELECT code, name_zh AS name, name_en FROM origin_place
  WHERE level = 'county' AND deleted_at IS NULL AND (code = :q OR name_zh ILIKE :like OR name_en ILIKE :like)
  ORDER BY code LIMIT :most`

/** Places where a role of this kind may be held, by a part of their name or code; at most twenty. */
export async function findGrantPlaces(
  db: Knex,
  { scope_kind, q }: { scope_kind: Exclude<Grant["scope_kind"], "city">; q: string }
): Promise<(GrantPlace & { code: string })[]> {
  const sql = scope_kind === "district" ? districtsSql : scope_kind === "county" ? countiesSql : pointsSql
  const like = `%${q.replaceAll(/[\\%_]/g, "\\$&")}%`
  const { rows } = await db.raw<{ rows: (GrantPlace & { code: string })[] }>(sql, {
    like,
    most: MOST_PLACES,
    ...(sql === pointsSql ? { kind: scope_kind } : { q }),
  })
  return rows
}
