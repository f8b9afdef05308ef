import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { BusinessDay } from "../values/business-day"
import type { StaffMember, StaffState } from "../contract"

export type StaffListRow = {
  id: string
  name: string
  email: string
  state: StaffState
  last_sign_in_at: Date | null
  suspended_at: Date | null
  suspended_by_name: string | null
  suspended_why: string | null
  expires_at: Date | null
  invited_by_name: string | null
  roles: StaffMember["roles"]
}

// Accounts are Medusa's, what keeps them out and the invitations are ours; one list, because the office sees one list.
const listSql = `
  WITH people AS (
    SELECT person.id, COALESCE(NULLIF(concat(person.last_name, person.first_name), ''), person.email) AS name, person.email,
      CASE WHEN account.suspended_at IS NULL THEN 'active' ELSE 'suspended' END AS state,
      account.last_sign_in_at, account.suspended_at, account.suspended_by_name, account.suspended_why,
      CAST(NULL AS timestamptz) AS expires_at, CAST(NULL AS text) AS invited_by_name, CAST(NULL AS bigint) AS invite_id
    FROM "user" AS person LEFT JOIN staff_account AS account ON account.user_id = person.id
    WHERE person.deleted_at IS NULL
    UNION ALL
    SELECT id::text, name, email, 'invited', NULL, NULL, NULL, NULL, expires_at, made_by_name, id
    FROM staff_link WHERE kind = 'invite' AND ended_at IS NULL),
  holding AS (
    SELECT user_id, CAST(NULL AS bigint) AS invite_id, id, role, scope_kind, scope_code FROM role_assignment
    WHERE revoked_at IS NULL AND valid_from <= CAST(:today AS date)
      AND (valid_until IS NULL OR valid_until > CAST(:today AS date))
    UNION ALL
    SELECT NULL, id, id, role, scope_kind, scope_code FROM staff_link WHERE ended_at IS NULL AND role IS NOT NULL)
  SELECT people.*, count(*) OVER ()::float8 AS total, COALESCE((
      SELECT jsonb_agg(jsonb_build_object('role', held.role,
          'place_name', CASE held.scope_kind WHEN 'city' THEN '全市' ELSE COALESCE(district.name_zh, point.name, county.name_zh, held.scope_code) END,
          'place_name_en', CASE held.scope_kind WHEN 'city' THEN 'The whole city' ELSE COALESCE(district.name_en, point.name, county.name_en, held.scope_code) END) ORDER BY held.id)
      FROM holding AS held
        LEFT JOIN district ON held.scope_kind = 'district' AND district.code = held.scope_code AND district.deleted_at IS NULL
        LEFT JOIN sales_point AS point ON held.scope_kind IN ('hub', 'counter', 'outlet')
          AND point.code = held.scope_code AND point.deleted_at IS NULL
        LEFT JOIN origin_place AS county ON held.scope_kind = 'county' AND county.code = held.scope_code AND county.deleted_at IS NULL
      WHERE held.user_id = people.id OR held.invite_id = people.invite_id), '[]') AS roles
  FROM people
  WHERE (CAST(:state AS text) IS NULL OR state = :state)
    AND (CAST(:q AS text) IS NULL OR strpos(lower(name || ' ' || email), lower(:q)) > 0)
  ORDER BY name, email, id
  LIMIT :limit OFFSET :offset`

/** People with an account and people who are invited, by name, with the roles they hold today; `q` is a piece of a name or an e-mail. */
export async function listStaff(
  db: Knex,
  asked: { q: string | null; state: StaffState | null; today: BusinessDay; limit: number; offset: number }
): Promise<{ rows: StaffListRow[]; total: number }> {
  const { rows } = await db.raw<{ rows: (StaffListRow & { total: number })[] }>(listSql, asked)
  return { rows, total: rows[0]?.total ?? 0 }
}
