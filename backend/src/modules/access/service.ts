import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { businessDay, type BusinessDay } from "../../values/business-day"
import type { Grant, Role, ScopeKind } from "./roles"
import { BilingualRefusal } from "../../bilingual-refusal"

/** An account with the roles it holds today. */
export type Holder = { user_id: string; name: string; grants: Grant[] }

export type RoleAssignment = {
  id: string
  user_id: string
  /** Of the account; null once it is deleted. */
  user_name: string | null
  user_email: string | null
  role: Role
  scope_kind: ScopeKind
  scope_code: string
  valid_from: string
  /** The first day it no longer holds; null without end. */
  valid_until: string | null
  /** An account's id; null for the seed and the command line. */
  granted_by: string | null
  granted_at: Date
  revoked_by: string | null
  revoked_at: Date | null
}

export type NewRoleAssignment = Pick<
  RoleAssignment,
  "user_id" | "role" | "scope_kind" | "scope_code" | "valid_from" | "valid_until" | "granted_by"
>

export type AssignmentsAsked = {
  /** Part of a name or e-mail. */
  q: string | null
  role: Role | null
  scope_code: string | null
  user_id: string | null
  /** Only those that hold today, or only those that ended. */
  state: "held" | "ended" | null
  limit: number
  offset: number
}

/** A role that was taken away works for so long at most in another process. */
const KNOWN_FOR_MS = 1_000
/** People whose roles a process remembers at once; beyond that it forgets all and asks anew. */
const MOST_KNOWN = 2_000
/** Taken while roles are given or taken away, so that two administrators cannot take each other's last one. */
const LOCK = "baixian.role_assignment"

const nameSql = `COALESCE(NULLIF(concat(u.last_name, u.first_name), ''), u.email)`
const heldSql = `a.revoked_at IS NULL AND a.valid_from <= CAST(:today AS date)
    AND (a.valid_until IS NULL OR CAST(:today AS date) < a.valid_until)`

// A deleted account has a token for some hours yet, and no roles.
const holderSql = `
  SELECT u.id AS user_id, ${nameSql} AS name,
    COALESCE(json_agg(json_build_object('role', a.role, 'scope_kind', a.scope_kind, 'scope_code', a.scope_code) ORDER BY a.id)
      FILTER (WHERE a.id IS NOT NULL), '[]') AS grants
  FROM "user" u
  LEFT JOIN role_assignment a ON a.user_id = u.id AND ${heldSql}
  WHERE u.id = :user_id AND u.deleted_at IS NULL
  GROUP BY u.id`

const columns = `a.id::text AS id, a.user_id, ${nameSql} AS user_name, u.email AS user_email, a.role, a.scope_kind, a.scope_code,
    a.valid_from::text AS valid_from, a.valid_until::text AS valid_until, a.granted_by, a.granted_at, a.revoked_by, a.revoked_at`
const from = `FROM role_assignment a LEFT JOIN "user" u ON u.id = a.user_id AND u.deleted_at IS NULL`

const askedSql = `
  WHERE (CAST(:q AS text) IS NULL OR concat(u.last_name, u.first_name) ILIKE :q OR u.email ILIKE :q)
    AND (CAST(:role AS text) IS NULL OR a.role = :role)
    AND (CAST(:scope_code AS text) IS NULL OR a.scope_code = :scope_code)
    AND (CAST(:user_id AS text) IS NULL OR a.user_id = :user_id)
    AND (CAST(:state AS text) IS NULL OR (${heldSql}) = (:state = 'held'))`
const listSql = `SELECT ${columns} ${from} ${askedSql} ORDER BY a.id DESC LIMIT :limit OFFSET :offset`
const countSql = `SELECT count(*)::float8 AS total ${from} ${askedSql}`
const findSql = `SELECT ${columns} ${from} WHERE a.id = CAST(:id AS bigint)`

const lockSql = `SELECT pg_advisory_xact_lock(hashtextextended(:lock, 0))`

// The same role at the same place on overlapping days would be one that two revocations are needed for.
const grantSql = `
  INSERT INTO role_assignment (user_id, role, scope_kind, scope_code, valid_from, valid_until, granted_by)
  SELECT :user_id, :role, :scope_kind, :scope_code, CAST(:valid_from AS date), CAST(:valid_until AS date), CAST(:granted_by AS text)
  WHERE NOT EXISTS (
    SELECT FROM role_assignment
    WHERE user_id = :user_id AND role = :role AND scope_kind = :scope_kind AND scope_code = :scope_code AND revoked_at IS NULL
      AND daterange(valid_from, valid_until) && daterange(CAST(:valid_from AS date), CAST(:valid_until AS date)))
  RETURNING id::text AS id`

const revokeSql = `
  UPDATE role_assignment SET revoked_at = now(), revoked_by = CAST(:revoked_by AS text)
  WHERE id = CAST(:id AS bigint) AND revoked_at IS NULL
  RETURNING id::text AS id`
const restoreSql = `UPDATE role_assignment SET revoked_at = NULL, revoked_by = NULL WHERE id = CAST(:id AS bigint)`

/** Roles of administrators who stay: accounts that exist, roles that hold today and have no end. */
const adminsSql = `
  SELECT a.id::text AS id, a.user_id
  FROM role_assignment a JOIN "user" u ON u.id = a.user_id AND u.deleted_at IS NULL
  WHERE a.role = 'platform_admin' AND a.valid_until IS NULL AND ${heldSql}`

/** Who holds which role where. Written by statements, because a grant and its guards are one transaction. */
export default class AccessModuleService {
  private readonly db: Knex
  private readonly known = new Map<string, { at: number; holder: Promise<Holder | null> }>()

  constructor(container: Record<string, unknown>) {
    this.db = container[ContainerRegistrationKeys.PG_CONNECTION] as Knex
  }

  /** The account with its roles of today; null for one that is not there. At most `KNOWN_FOR_MS` old. */
  async holderOf(user_id: string, now: Date): Promise<Holder | null> {
    const known = this.known.get(user_id)
    if (known && Math.abs(now.getTime() - known.at) < KNOWN_FOR_MS) return await known.holder

    if (this.known.size >= MOST_KNOWN) this.known.clear()
    const holder = this.readHolder(user_id, businessDay(now))
    this.known.set(user_id, { at: now.getTime(), holder })
    // What failed is asked again by the next request.
    holder.catch(() => this.known.delete(user_id))
    return await holder
  }

  /** Assignments, newest first. */
  async list(asked: AssignmentsAsked, now: Date): Promise<{ items: RoleAssignment[]; total: number }> {
    const q = asked.q ? `%${asked.q.replaceAll(/[\\%_]/g, "\\$&")}%` : null
    const values = { ...asked, q, today: businessDay(now) }
    const [items, counted] = await Promise.all([
      this.db.raw<{ rows: RoleAssignment[] }>(listSql, values),
      this.db.raw<{ rows: { total: number }[] }>(countSql, values),
    ])
    return { items: items.rows, total: counted.rows[0]!.total }
  }

  /** Gives a role. 409 `role_held` when the person has it there on one of these days. */
  async grant(assignment: NewRoleAssignment): Promise<RoleAssignment> {
    return await this.inTurn(assignment.user_id, async (tx) => {
      const { rows } = await tx.raw<{ rows: { id: string }[] }>(grantSql, assignment)
      if (!rows[0]) {
        throw new BilingualRefusal(
          "role_held",
          {
            chinese: "这个人在这些日子里已经在那里任此职；请先结束原来的任职。",
            english: "This person holds the role there on some of these days; end that assignment first.",
          },
          MedusaError.Types.CONFLICT
        )
      }
      return await requireIn(tx, rows[0].id)
    })
  }

  /**
   * Ends a role now. 404 unknown, 409 `role_ended` ended before, `last_platform_admin` when nobody could give roles any more
   * (`suspended` could not), `own_platform_admin` when the asker could not.
   */
  async revoke(
    id: string,
    { by, now, suspended }: { by: string | null; now: Date; suspended: readonly string[] }
  ): Promise<RoleAssignment> {
    const { user_id, role } = await requireIn(this.db, id)
    return await this.inTurn(user_id, async (tx) => {
      if (role === "platform_admin") {
        const left = (await adminsIn(tx, now)).filter((admin) => admin.id !== id)
        if (user_id === by && !left.some((admin) => admin.user_id === by)) {
          throw new BilingualRefusal(
            "own_platform_admin",
            {
              chinese: "不能撤销自己的平台管理员角色，请由另一位平台管理员操作。",
              english: "Nobody takes the platform admin's role from themselves; ask another platform admin.",
            },
            MedusaError.Types.CONFLICT
          )
        }
        requireSomebody(left, suspended)
      }
      const { rows } = await tx.raw<{ rows: { id: string }[] }>(revokeSql, { id, revoked_by: by })
      if (!rows[0]) {
        throw new BilingualRefusal(
          "role_ended",
          { chinese: "这个任职已经结束了，请刷新列表。", english: "This role was taken away already." },
          MedusaError.Types.CONFLICT
        )
      }
      return await requireIn(tx, id)
    })
  }

  /** 409 `last_platform_admin` when somebody who is shut out is the last who could give roles; `suspended` are out already. */
  async requireAdminBeside(
    user_id: string,
    { suspended, now }: { suspended: readonly string[]; now: Date }
  ): Promise<void> {
    const admins = await adminsIn(this.db, now)
    if (admins.some((admin) => admin.user_id === user_id)) requireSomebody(admins, [...suspended, user_id])
  }

  /** Undoes a revocation that did not come to be. */
  async restore(id: string): Promise<void> {
    await this.db.raw(restoreSql, { id })
    this.known.clear()
  }

  private async readHolder(user_id: string, today: BusinessDay): Promise<Holder | null> {
    const { rows } = await this.db.raw<{ rows: Holder[] }>(holderSql, { user_id, today })
    return rows[0] ?? null
  }

  private async inTurn<Result>(user_id: string, act: (tx: Knex) => Promise<Result>): Promise<Result> {
    const result = await this.db.transaction(async (tx: Knex) => {
      await tx.raw(lockSql, { lock: LOCK })
      return await act(tx)
    })
    this.known.delete(user_id)
    return result
  }
}

type Admin = { id: string; user_id: string }

async function adminsIn(db: Knex, now: Date): Promise<Admin[]> {
  return (await db.raw<{ rows: Admin[] }>(adminsSql, { today: businessDay(now) })).rows
}

function requireSomebody(admins: readonly Admin[], out: readonly string[]): void {
  if (admins.some(({ user_id }) => !out.includes(user_id))) return
  throw new BilingualRefusal(
    "last_platform_admin",
    {
      chinese: "这是最后一位平台管理员；请先任命另一位。",
      english: "The last platform admin stays; make somebody else one first.",
    },
    MedusaError.Types.CONFLICT
  )
}

async function requireIn(db: Knex, id: string): Promise<RoleAssignment> {
  const { rows } = await db.raw<{ rows: RoleAssignment[] }>(findSql, { id })
  if (rows[0]) return rows[0]
  throw new BilingualRefusal(
    "no_role_assignment",
    { chinese: `没有任职记录 ${id}，请刷新列表。`, english: `There is no role assignment ${id}.` },
    MedusaError.Types.NOT_FOUND
  )
}
