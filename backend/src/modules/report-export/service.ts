import { randomUUID } from "node:crypto"
import { Writable } from "node:stream"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { FilterNames } from "../../contract"
import { KEPT_DAYS } from "./kept-days"
import { BilingualRefusal } from "../../bilingual-refusal"

export type ExportStatus = "waiting" | "running" | "done" | "failed" | "cancelled"
export type ExportFormat = "xlsx" | "csv"
/**
 * `interrupted`: every process that tried ended in the middle; `fault`: an error, which the log has; `no_access`: its asker
 * lost the role that it was asked with.
 */
export type ExportFailure = "interrupted" | "fault" | "no_access"
/** A role at a place, as `access` has it. */
export type ExportGrant = { role: string; scope_kind: string; scope_code: string }
export type ReportExport = {
  id: string
  asked_by: string
  asked_by_name: string
  asked_at: Date
  report: string
  query: Record<string, string>
  /** What the codes of the query were called when it was asked. */
  names: FilterNames
  /** What its asker might see, frozen; never empty. */
  grants: ExportGrant[]
  format: ExportFormat
  status: ExportStatus
  /** Why it failed; null for all others. */
  failure: ExportFailure | null
  rows_done: number
  /** Null until the work has begun. */
  rows_total: number | null
  file_name: string | null
  bytes: number | null
  finished_at: Date | null
}
/** An export in the hands of one runner; nobody else's `runner` may write to it. */
export type ClaimedExport = ReportExport & { runner: string }

/** Who has said nothing for so long is taken for dead, and the export for free. */
const DEAD_AFTER_SECONDS = 30
/** An export that took down this many runners is not given to another one. */
const MOST_TRIES = 3
const PART_BYTES = 1 << 20
/** Between the two statements of one asking the same export may end; more often than once it does not. */
const ASKING_ROUNDS = 3

const columns = `id::text AS id, asked_by, asked_by_name, asked_at, report, query, names, grants, format, status, failure,
    rows_done::float8 AS rows_done, rows_total::float8 AS rows_total, file_name, bytes::float8 AS bytes, finished_at`

const askSql = `
  INSERT INTO report_export (asked_by, asked_by_name, report, query, names, grants, format)
  VALUES (:asked_by, :asked_by_name, :report, CAST(:query AS jsonb), CAST(:names AS jsonb), CAST(:grants AS jsonb), :format)
  ON CONFLICT (asked_by, report, format, query, grants) WHERE status IN ('waiting', 'running') DO NOTHING
  RETURNING ${columns}`
const openSql = `
  SELECT ${columns} FROM report_export
  WHERE asked_by = :asked_by AND report = :report AND format = :format AND query = CAST(:query AS jsonb) AND grants = CAST(:grants AS jsonb)
    AND status IN ('waiting', 'running')`
const listSql = `
  SELECT ${columns} FROM report_export WHERE asked_by = :asked_by ORDER BY report_export.id DESC LIMIT :limit OFFSET :offset`
const countSql = `SELECT count(*)::float8 AS total FROM report_export WHERE asked_by = :asked_by`
const findSql = `SELECT ${columns} FROM report_export WHERE id = CAST(:id AS bigint) AND asked_by = :asked_by`

// The oldest that nobody works at; whoever locked it first has it, the next one takes the next.
const claimSql = `
  UPDATE report_export
  SET status = 'running', runner = CAST(:runner AS uuid), alive_at = now(), tries = tries + 1, rows_done = 0
  WHERE id = (
    SELECT id FROM report_export
    WHERE status = 'waiting' OR status = 'running' AND alive_at < now() - make_interval(secs => ${DEAD_AFTER_SECONDS})
    ORDER BY id
    FOR UPDATE SKIP LOCKED
    LIMIT 1)
  RETURNING ${columns}, tries`
const emptySql = `DELETE FROM report_export_part WHERE export_id = CAST(:id AS bigint)`

// False when it was cancelled, or taken for dead and given to another.
const aliveSql = `
  UPDATE report_export SET alive_at = now(), rows_done = :rows_done, rows_total = COALESCE(CAST(:rows_total AS bigint), rows_total)
  WHERE id = CAST(:id AS bigint) AND status = 'running' AND runner = CAST(:runner AS uuid)`
// In one statement with the question whether it is still ours, so that a runner taken for dead leaves no part behind.
const partSql = `
  WITH mine AS (${aliveSql} RETURNING id)
  INSERT INTO report_export_part (export_id, part, content) SELECT id, :part, :content FROM mine`
const doneSql = `
  UPDATE report_export
  SET status = 'done', finished_at = now(), file_name = :file_name, rows_done = :rows_done,
    bytes = (SELECT COALESCE(sum(length(content)), 0) FROM report_export_part WHERE export_id = CAST(:id AS bigint))
  WHERE id = CAST(:id AS bigint) AND status = 'running' AND runner = CAST(:runner AS uuid)`
const failSql = `
  UPDATE report_export SET status = 'failed', failure = :failure, finished_at = now()
  WHERE id = CAST(:id AS bigint) AND status = 'running' AND runner = CAST(:runner AS uuid)`
const cancelSql = `
  UPDATE report_export SET status = 'cancelled', finished_at = now()
  WHERE id = CAST(:id AS bigint) AND asked_by = :asked_by AND status IN ('waiting', 'running')
  RETURNING ${columns}`
const readPartSql = `
  SELECT content FROM report_export_part WHERE export_id = CAST(:id AS bigint) AND part = :part`
const forgetSql = `DELETE FROM report_export WHERE finished_at < now() - make_interval(days => ${KEPT_DAYS})`

/** Somebody else has the export now, or nobody wants it any more. */
export class ExportTaken extends Error {
  constructor(id: string) {
    super(`The export ${id} was cancelled, or given to another runner.`)
    this.name = "ExportTaken"
  }
}

/** Files made in the background: who asked for them, how far they are, and their bytes in parts. */
export default class ReportExportModuleService {
  private readonly db: Knex

  constructor(container: Record<string, unknown>) {
    this.db = container[ContainerRegistrationKeys.PG_CONNECTION] as Knex
  }

  /** Writes down what somebody wants; the same asked again while it is still being made is the same export. */
  async ask(
    asked: Pick<
      ReportExport,
      "asked_by" | "asked_by_name" | "report" | "query" | "names" | "grants" | "format"
    >
  ): Promise<ReportExport> {
    const values = {
      ...asked,
      query: JSON.stringify(asked.query),
      names: JSON.stringify(asked.names),
      grants: JSON.stringify(asked.grants),
    }
    for (let round = 0; round < ASKING_ROUNDS; round += 1) {
      const made = await this.db.raw<{ rows: ReportExport[] }>(askSql, values)
      if (made.rows[0]) return made.rows[0]
      const open = await this.db.raw<{ rows: ReportExport[] }>(openSql, values)
      if (open.rows[0]) return open.rows[0]
    }
    throw new BilingualRefusal(
      "export_not_asked",
      {
        chinese: "同一个导出每次刚要开始就结束了，请再试一次。",
        english: "The same export ended each time while it was asked for. Ask again.",
      },
      MedusaError.Types.UNEXPECTED_STATE
    )
  }

  /** What one person asked for, newest first. */
  async list(asked: {
    asked_by: string
    limit: number
    offset: number
  }): Promise<{ items: ReportExport[]; total: number }> {
    const items = await this.db.raw<{ rows: ReportExport[] }>(listSql, asked)
    const counted = await this.db.raw<{ rows: { total: number }[] }>(countSql, { asked_by: asked.asked_by })
    return { items: items.rows, total: counted.rows[0]!.total }
  }

  /** One export of that person; 404 for anybody else's. */
  async require(id: string, asked_by: string): Promise<ReportExport> {
    const { rows } = await this.db.raw<{ rows: ReportExport[] }>(findSql, { id, asked_by })
    if (rows[0]) return rows[0]
    throw new BilingualRefusal(
      "no_export",
      { chinese: `没有导出 ${id}，请回到导出列表。`, english: `There is no export ${id}.` },
      MedusaError.Types.NOT_FOUND
    )
  }

  /** Stops it, whoever works at it; what was written is gone. Null when it was finished. */
  async cancel(id: string, asked_by: string): Promise<ReportExport | null> {
    const { rows } = await this.db.raw<{ rows: ReportExport[] }>(cancelSql, { id, asked_by })
    if (rows[0]) await this.db.raw(emptySql, { id })
    return rows[0] ?? null
  }

  /** The next export that waits, or whose runner died, from its beginning; null when there is none. */
  async claim(): Promise<ClaimedExport | null> {
    for (;;) {
      const runner = randomUUID()
      const { rows } = await this.db.raw<{ rows: (ReportExport & { tries: number })[] }>(claimSql, { runner })
      const [claimed] = rows
      if (!claimed) return null
      await this.db.raw(emptySql, { id: claimed.id })
      const { tries, ...found } = claimed
      if (tries <= MOST_TRIES) return { ...found, runner }
      await this.fail({ ...found, runner }, "interrupted")
    }
  }

  /** Says that the runner lives and how far it is. Throws `ExportTaken` when it should stop. */
  async tellProgress(
    claimed: ClaimedExport,
    { rows_done, rows_total }: { rows_done: number; rows_total: number | null }
  ): Promise<void> {
    const { id, runner } = claimed
    const result = await this.db.raw<{ rowCount: number }>(aliveSql, { id, runner, rows_done, rows_total })
    if (result.rowCount === 0) throw new ExportTaken(id)
  }

  /** Takes the bytes of a claimed export and keeps them in parts; `rowsDone` is told with each. */
  partWriter(
    claimed: ClaimedExport,
    progress: () => { rows_done: number; rows_total: number | null }
  ): Writable {
    let part = 0
    let held: Buffer[] = []
    let size = 0
    const flush = async (): Promise<void> => {
      if (size === 0) return
      const content = Buffer.concat(held)
      held = []
      size = 0
      const { id, runner } = claimed
      const result = await this.db.raw<{ rowCount: number }>(partSql, {
        id,
        runner,
        part,
        content,
        ...progress(),
      })
      if (result.rowCount === 0) throw new ExportTaken(id)
      part += 1
    }
    return new Writable({
      write(chunk: Buffer, _encoding, done) {
        held.push(chunk)
        size += chunk.length
        if (size < PART_BYTES) done()
        else flush().then(() => done(), done)
      },
      final(done) {
        flush().then(() => done(), done)
      },
    })
  }

  /** False when it was cancelled or taken meanwhile. */
  async finish(
    claimed: ClaimedExport,
    { file_name, rows_done }: { file_name: string; rows_done: number }
  ): Promise<boolean> {
    const { id, runner } = claimed
    const result = await this.db.raw<{ rowCount: number }>(doneSql, { id, runner, file_name, rows_done })
    return result.rowCount === 1
  }

  /** Gives it up and drops what was written. False, and nothing done, when it is not this runner's any more. */
  async fail({ id, runner }: ClaimedExport, failure: ExportFailure): Promise<boolean> {
    const result = await this.db.raw<{ rowCount: number }>(failSql, { id, runner, failure })
    if (result.rowCount === 0) return false
    await this.db.raw(emptySql, { id })
    return true
  }

  /** The bytes of a finished export, part after part. */
  async *read(id: string): AsyncGenerator<Buffer> {
    for (let part = 0; ; part += 1) {
      const { rows } = await this.db.raw<{ rows: { content: Buffer }[] }>(readPartSql, { id, part })
      if (!rows[0]) return
      yield rows[0].content
    }
  }

  /** Drops what was finished long ago. */
  async forgetOld(): Promise<void> {
    await this.db.raw(forgetSql)
  }
}
