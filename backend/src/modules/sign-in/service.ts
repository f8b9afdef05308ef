import { createHash, randomBytes } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  type AttemptKey,
  emailKey,
  LOCK_REMEMBERED_SECONDS,
  LOCK_SECONDS,
  MOST_DOUBLINGS,
  WINDOW_SECONDS,
} from "./limits"

/** What decides about a person's sessions. No row is the same as all of it null. */
export type StaffAccount = {
  user_id: string
  /** Sessions and tokens from before this instant are over; null: all are good. */
  valid_from: Date | null
  last_sign_in_at: Date | null
  suspended_at: Date | null
  suspended_by_name: string | null
  suspended_why: string | null
}
export type StaffLinkKind = "invite" | "reset"
/** The role that an account begins with, as the access module writes it, and whose account gives it. */
export type InvitedRole = {
  role: string
  scope_kind: string
  scope_code: string
  /** The first day it no longer holds; null without end. */
  valid_until: string | null
  by: string
}
export type StaffLink = {
  id: string
  kind: StaffLinkKind
  email: string
  name: string
  made_at: Date
  made_by_name: string
  expires_at: Date
  /** Of an invitation; null where the role is given later. */
  invited_role: InvitedRole | null
}
/** `charged`: may be tried, the how-manieth failure it would be. `locked`: not before so many seconds. */
export type Attempt = { is: "charged"; failures: number } | { is: "locked"; seconds: number }

const isLocked = "a.locked_until IS NOT NULL AND a.locked_until > now()"
// Charged before the password is looked at: attempts sent all at once get no more tries than attempts one by one.
const chargeSql = `
  INSERT INTO sign_in_attempt AS a (key, failures, window_until)
  VALUES (:key, 1, now() + make_interval(secs => ${WINDOW_SECONDS}))
  ON CONFLICT (key) DO UPDATE SET
    failures = CASE WHEN ${isLocked} THEN a.failures WHEN a.window_until <= now() THEN 1 ELSE a.failures + 1 END,
    window_until = CASE WHEN ${isLocked} OR a.window_until > now() THEN a.window_until ELSE EXCLUDED.window_until END,
    locks = CASE WHEN a.locked_until < now() - make_interval(secs => ${LOCK_REMEMBERED_SECONDS}) THEN 0 ELSE a.locks END
  RETURNING failures, ceil(GREATEST(extract(epoch FROM locked_until - now()), 0))::float8 AS seconds`
const lockSql = `
  UPDATE sign_in_attempt AS a SET
    locked_until = now() + make_interval(secs => ${LOCK_SECONDS} * power(2, LEAST(a.locks, ${MOST_DOUBLINGS}))),
    locks = a.locks + 1, failures = 0
  WHERE key = :key AND NOT (${isLocked})
  RETURNING ceil(extract(epoch FROM locked_until - now()))::float8 AS seconds`
const lockedSql = `
  SELECT ceil(extract(epoch FROM locked_until - now()))::float8 AS seconds FROM sign_in_attempt AS a
  WHERE key = :key AND ${isLocked}`
const lockedKeysSql = `
  SELECT key, locked_until FROM sign_in_attempt AS a WHERE key = ANY(CAST(:keys AS text[])) AND ${isLocked}`
const clearSql = `DELETE FROM sign_in_attempt WHERE key = :key`
// A right password gives back what the attempt was charged, and no more: one own account must not open the door for guessing others.
const giveBackSql = `UPDATE sign_in_attempt SET failures = GREATEST(failures - 1, 0) WHERE key = :key`
const forgetSql = `
  DELETE FROM sign_in_attempt WHERE key IN (
    SELECT key FROM sign_in_attempt
    WHERE window_until < now() - make_interval(secs => ${LOCK_REMEMBERED_SECONDS})
      AND (locked_until IS NULL OR locked_until < now() - make_interval(secs => ${LOCK_REMEMBERED_SECONDS}))
    LIMIT :limit)`

const accountColumns = `user_id, NULLIF(valid_from, '-infinity') AS valid_from, last_sign_in_at, suspended_at, suspended_by_name, suspended_why`
const accountSql = `SELECT ${accountColumns} FROM staff_account WHERE user_id = :user_id`
const accountsSql = `SELECT ${accountColumns} FROM staff_account WHERE user_id = ANY(CAST(:user_ids AS text[]))`
const suspendedSql = `SELECT user_id FROM staff_account WHERE suspended_at IS NOT NULL`
// Tokens carry whole seconds, so the line is drawn at the next one; a sign-in of this very second waits for it.
const nextSecond = `date_trunc('second', clock_timestamp()) + interval '1 second'`
const endSessionsSql = `
  INSERT INTO staff_account (user_id, valid_from) VALUES (:user_id, ${nextSecond})
  ON CONFLICT (user_id) DO UPDATE SET valid_from = GREATEST(staff_account.valid_from, EXCLUDED.valid_from)`
const signedInSql = `
  INSERT INTO staff_account (user_id, last_sign_in_at) VALUES (:user_id, now())
  ON CONFLICT (user_id) DO UPDATE SET last_sign_in_at = now()`
const suspendSql = `
  INSERT INTO staff_account (user_id, valid_from, suspended_at, suspended_by, suspended_by_name, suspended_why)
  VALUES (:user_id, ${nextSecond}, now(), :by, :by_name, :why)
  ON CONFLICT (user_id) DO UPDATE SET valid_from = EXCLUDED.valid_from, suspended_at = now(),
    suspended_by = EXCLUDED.suspended_by, suspended_by_name = EXCLUDED.suspended_by_name, suspended_why = EXCLUDED.suspended_why
  WHERE staff_account.suspended_at IS NULL`
const reinstateSql = `
  UPDATE staff_account SET suspended_at = NULL, suspended_by = NULL, suspended_by_name = NULL, suspended_why = NULL
  WHERE user_id = :user_id AND suspended_at IS NOT NULL`

const linkColumns = `id::text AS id, kind, email, name, made_at, made_by_name, expires_at,
    CASE WHEN role IS NOT NULL THEN jsonb_build_object('role', role, 'scope_kind', scope_kind, 'scope_code', scope_code,
      'valid_until', role_until, 'by', role_by) END AS invited_role`
const replaceLinksSql = `
  UPDATE staff_link SET ended_at = now(), ending = 'replaced' WHERE kind = :kind AND lower(email) = lower(:email) AND ended_at IS NULL`
const makeLinkSql = `
  INSERT INTO staff_link (kind, token_hash, email, name, made_by, made_by_name, expires_at,
    role, scope_kind, scope_code, role_until, role_by)
  VALUES (:kind, :token_hash, :email, :name, :made_by, :made_by_name, now() + make_interval(secs => :seconds),
    :role, :scope_kind, :scope_code, CAST(:valid_until AS date), :role_by)
  RETURNING ${linkColumns}`
const findLinkSql = `
  SELECT ${linkColumns} FROM staff_link WHERE token_hash = :token_hash AND ended_at IS NULL AND expires_at > now()`
const useLinkSql = `
  UPDATE staff_link SET ended_at = now(), ending = 'used'
  WHERE token_hash = :token_hash AND ended_at IS NULL AND expires_at > now() RETURNING ${linkColumns}`
const reopenLinkSql = `
  UPDATE staff_link SET ended_at = NULL, ending = NULL
  WHERE id = CAST(:id AS bigint) AND ending = 'used' AND NOT EXISTS (
    SELECT FROM staff_link AS newer WHERE newer.kind = staff_link.kind
      AND lower(newer.email) = lower(staff_link.email) AND newer.ended_at IS NULL)`
const withdrawLinkSql = `
  UPDATE staff_link SET ended_at = now(), ending = 'withdrawn' WHERE id = CAST(:id AS bigint) AND ended_at IS NULL
  RETURNING ${linkColumns}`
const openInvite = `id = CAST(:id AS bigint) AND kind = 'invite' AND ended_at IS NULL`
const findInviteSql = `SELECT ${linkColumns} FROM staff_link WHERE ${openInvite}`
const changeRoleSql = `
  UPDATE staff_link SET role = :role, scope_kind = :scope_kind, scope_code = :scope_code,
    role_until = CAST(:valid_until AS date), role_by = :role_by
  WHERE ${openInvite} RETURNING ${linkColumns}`

const roleValues = (invited: InvitedRole | null) => ({
  role: invited?.role ?? null,
  scope_kind: invited?.scope_kind ?? null,
  scope_code: invited?.scope_code ?? null,
  valid_until: invited?.valid_until ?? null,
  role_by: invited?.by ?? null,
})

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex")

/** Failed sign-ins, what ends sessions, and one-time links. All instants are the database's, so that processes agree. */
export default class SignInModuleService {
  private readonly db: Knex

  constructor(container: Record<string, unknown>) {
    this.db = container[ContainerRegistrationKeys.PG_CONNECTION] as Knex
  }

  private async rows<Row>(sql: string, values: Record<string, Knex.RawBinding> = {}): Promise<Row[]> {
    return (await this.db.raw<{ rows: Row[] }>(sql, values)).rows
  }

  /** Counts an attempt before it is made; who has none left is locked. */
  async charge({ key, most }: AttemptKey): Promise<Attempt> {
    const [row] = await this.rows<{ failures: number; seconds: number | null }>(chargeSql, { key })
    if (row!.seconds) return { is: "locked", seconds: row!.seconds }
    if (row!.failures <= most) return { is: "charged", failures: row!.failures }
    return { is: "locked", seconds: await this.lock(key) }
  }

  /** The attempt failed; true when it was the last one and the lock begins now. */
  async failed({ key, most }: AttemptKey, failures: number): Promise<boolean> {
    if (failures < most) return false
    await this.lock(key)
    return true
  }

  private async lock(key: string): Promise<number> {
    const [locked] = await this.rows<{ seconds: number }>(lockSql, { key })
    // Another attempt was first to lock it.
    const [already] = locked ? [locked] : await this.rows<{ seconds: number }>(lockedSql, { key })
    return already?.seconds ?? LOCK_SECONDS
  }

  /** The attempt succeeded: the e-mail starts anew, the address gets this attempt back. */
  async succeeded(keys: { email: AttemptKey; address: AttemptKey }): Promise<void> {
    await this.rows(clearSql, { key: keys.email.key })
    await this.rows(giveBackSql, { key: keys.address.key })
  }

  /** Lifts the lock of an e-mail. */
  async unlock(email: string): Promise<void> {
    await this.rows(clearSql, { key: emailKey(email) })
  }

  /** Until when which of these e-mails are locked. */
  async lockedUntil(emails: readonly string[]): Promise<Map<string, Date>> {
    const keys = new Map(emails.map((email) => [emailKey(email), email]))
    const rows = await this.rows<{ key: string; locked_until: Date }>(lockedKeysSql, {
      keys: [...keys.keys()],
    })
    return new Map(rows.map(({ key, locked_until }) => [keys.get(key)!, locked_until]))
  }

  /** Drops what nobody counts any more, at most `limit` rows. */
  async forgetAttempts(limit: number): Promise<void> {
    await this.rows(forgetSql, { limit })
  }

  async account(user_id: string): Promise<StaffAccount | null> {
    return (await this.rows<StaffAccount>(accountSql, { user_id }))[0] ?? null
  }

  async accounts(user_ids: readonly string[]): Promise<StaffAccount[]> {
    return await this.rows<StaffAccount>(accountsSql, { user_ids: [...user_ids] })
  }

  async suspendedIds(): Promise<string[]> {
    return (await this.rows<{ user_id: string }>(suspendedSql)).map(({ user_id }) => user_id)
  }

  /** Ends every session and token of a person, in every process. */
  async endSessions(user_id: string): Promise<void> {
    await this.rows(endSessionsSql, { user_id })
  }

  async signedIn(user_id: string): Promise<void> {
    await this.rows(signedInSql, { user_id })
  }

  /** Shuts a person out and ends their sessions. False when they were out already. */
  async suspend(user_id: string, by: { id: string; name: string; why: string }): Promise<boolean> {
    const values = { user_id, by: by.id, by_name: by.name, why: by.why }
    return (await this.db.raw<{ rowCount: number }>(suspendSql, values)).rowCount === 1
  }

  /** Lets a person in again; they sign in anew. False when they were not out. */
  async reinstate(user_id: string): Promise<boolean> {
    return (await this.db.raw<{ rowCount: number }>(reinstateSql, { user_id })).rowCount === 1
  }

  /** A link that works once, for so many seconds; the older one of the person stops working. The token is told only here. */
  async makeLink(link: {
    kind: StaffLinkKind
    email: string
    name: string
    by: { id: string; name: string }
    seconds: number
    invited_role?: InvitedRole | null
  }): Promise<{ link: StaffLink; token: string }> {
    const token = randomBytes(32).toString("base64url")
    const { kind, email, name, by, seconds } = link
    return await this.db.transaction(async (tx) => {
      await tx.raw(replaceLinksSql, { kind, email })
      const values = {
        kind,
        token_hash: hashOf(token),
        email,
        name,
        made_by: by.id,
        made_by_name: by.name,
        seconds,
        ...roleValues(link.invited_role ?? null),
      }
      const { rows } = await tx.raw<{ rows: StaffLink[] }>(makeLinkSql, values)
      return { link: rows[0]!, token }
    })
  }

  /** The link of a token while it works. */
  async findLink(token: string): Promise<StaffLink | null> {
    return (await this.rows<StaffLink>(findLinkSql, { token_hash: hashOf(token) }))[0] ?? null
  }

  /** Takes the link: first to come has it, everybody after gets null. */
  async useLink(token: string): Promise<StaffLink | null> {
    return (await this.rows<StaffLink>(useLinkSql, { token_hash: hashOf(token) }))[0] ?? null
  }

  /** Gives a used link back when what it was used for did not happen. */
  async reopenLink(id: string): Promise<void> {
    await this.rows(reopenLinkSql, { id })
  }

  /** Null when it did not work any more. */
  async withdrawLink(id: string): Promise<StaffLink | null> {
    return (await this.rows<StaffLink>(withdrawLinkSql, { id }))[0] ?? null
  }

  /** An invitation nobody accepted or withdrew, an expired one too. */
  async findInvite(id: string): Promise<StaffLink | null> {
    return (await this.rows<StaffLink>(findInviteSql, { id }))[0] ?? null
  }

  /** What the account will begin with; its link stays. Null when the invitation is over. */
  async changeInvitedRole(id: string, invited: InvitedRole | null): Promise<StaffLink | null> {
    return (await this.rows<StaffLink>(changeRoleSql, { id, ...roleValues(invited) }))[0] ?? null
  }
}
