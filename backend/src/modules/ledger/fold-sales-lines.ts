import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { countDocumentsSql, foldCellsSql, foldSql, rollupTables } from "./rollups"

/** About what one fold takes: a second's work, so that a fold that is killed costs no more. One transaction is never split. */
export const LINES_PER_FOLD = 50_000

/** What a rebuild sums at once: so much that few cells are written twice, so little that its sums fit into memory. */
const LINES_PER_REBUILD_STEP = 500_000

// Only one folds at a time. The second goes home: what it would have done is being done.
const tryLockSql = `SELECT pg_try_advisory_xact_lock(hashtextextended('ledger.fold', 0)) AS got`
const takeLockSql = `SELECT pg_advisory_xact_lock(hashtextextended('ledger.fold', 0))`

const watermarkSql = `SELECT watermark::text AS watermark FROM ledger_fold`

// Every transaction below the oldest one still running has ended, and whatever it wrote is seen by the statements after
// this one: no later line can appear there. A line's id says no such thing, ids are given out before their commit.
const settledSql = `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS settled`

// The transaction of the line at which a fold has enough, and the next one: a fold ends between two transactions.
const untilSql = `
  WITH enough AS (
    SELECT xid FROM sales_line
    WHERE xid >= CAST(:watermark AS xid8) AND xid < CAST(:settled AS xid8)
    ORDER BY xid OFFSET :lines LIMIT 1
  )
  SELECT COALESCE(
    (SELECT line.xid FROM enough CROSS JOIN LATERAL (
       SELECT xid FROM sales_line WHERE xid > enough.xid AND xid < CAST(:settled AS xid8) ORDER BY xid LIMIT 1
     ) AS line),
    CAST(:settled AS xid8))::text AS until`

// A fold groups its lines a few times. Spilled to disk that takes twice as long, and so does sorting them by a dozen texts,
// which the planner, without statistics for what the statement itself has made, prefers. Nothing here is worth compiling.
const groupingSql = `SET LOCAL work_mem = '64MB'; SET LOCAL enable_sort = off; SET LOCAL jit = off`
const sortingSql = `SET LOCAL work_mem = '256MB'; SET LOCAL enable_sort = on`

const emptySql = rollupTables.map((table) => `DELETE FROM ${table}`)
const moveWatermarkSql = `UPDATE ledger_fold SET watermark = CAST(:until AS xid8), folded_at = now()`

const waitingSql = `
  SELECT EXISTS (
    SELECT FROM sales_line
    WHERE xid >= (SELECT watermark FROM ledger_fold) AND xid < pg_snapshot_xmin(pg_current_snapshot())
  ) AS waiting`

// No transaction of this server can have written those lines: it has not begun it yet.
const fromTheFuture = `xid >= pg_snapshot_xmax(pg_current_snapshot())`
const isRestoredSql = `
  SELECT watermark > pg_snapshot_xmax(pg_current_snapshot())
    OR EXISTS (SELECT FROM sales_line WHERE ${fromTheFuture}) AS is_restored
  FROM ledger_fold`
const adoptLinesSql = `UPDATE sales_line SET xid = '3' WHERE ${fromTheFuture}`

export type Fold = { lines: number; is_more_waiting: boolean }

/** Whether a fold would find lines; one cheap statement. */
export async function linesAreWaiting(db: Knex): Promise<boolean> {
  const { rows } = await db.raw<{ rows: { waiting: boolean }[] }>(waitingSql)
  return rows[0]!.waiting
}

/**
 * Adds the oldest unfolded lines to the rollups and moves the watermark past them, all or nothing; about `lines` of them.
 * Null while another folds. Readers see a line in the tail or in the rollups, never in both and never in neither.
 */
export async function foldSalesLines(db: Knex, lines = LINES_PER_FOLD): Promise<Fold | null> {
  return await db.transaction(async (tx) => {
    const { got } = await one<{ got: boolean }>(tx, tryLockSql)
    return got ? await fold(tx, lines) : null
  })
}

/** Throws the rollups away and makes them again from the ledger; readers see the old ones until the new ones stand. */
export async function rebuildRollups(db: Knex): Promise<{ lines: number }> {
  return await db.transaction(async (tx) => {
    await tx.raw(takeLockSql)
    return await rebuild(tx)
  })
}

/**
 * A dump carries the transactions of the server it came from, and the server it is restored on starts counting again: new
 * lines would pass for folded. Gives the restored lines a transaction that is over and rebuilds; answers whether it had to.
 * Run before the first line is written.
 */
export async function adoptRestoredLedger(db: Knex): Promise<boolean> {
  return await db.transaction(async (tx) => {
    await tx.raw(takeLockSql)
    const { is_restored } = await one<{ is_restored: boolean }>(tx, isRestoredSql)
    if (is_restored) {
      await tx.raw(adoptLinesSql)
      await rebuild(tx)
    }
    return is_restored
  })
}

async function rebuild(tx: Knex): Promise<{ lines: number }> {
  for (const sql of emptySql) await tx.raw(sql)
  await tx.raw(moveWatermarkSql, { until: "0" })
  let lines = 0
  for (let isMore = true; isMore;) {
    const folded = await fold(tx, LINES_PER_REBUILD_STEP, foldCellsSql)
    lines += folded.lines
    isMore = folded.is_more_waiting
  }
  await tx.raw(sortingSql)
  const { watermark } = await one<{ watermark: string }>(tx, watermarkSql)
  await tx.raw(countDocumentsSql, { until: watermark })
  return { lines }
}

// Read committed on purpose: each statement sees what committed before it, so the watermark is the last folder's and the
// lines are all of those that `settled` promises.
async function fold(tx: Knex, most: number, statement = foldSql): Promise<Fold> {
  await tx.raw(sortingSql)
  const { watermark } = await one<{ watermark: string }>(tx, watermarkSql)
  const { settled } = await one<{ settled: string }>(tx, settledSql)
  const { until } = await one<{ until: string }>(tx, untilSql, { watermark, settled, lines: most - 1 })
  await tx.raw(groupingSql)
  const { lines } = await one<{ lines: number }>(tx, statement, { watermark, until })
  await tx.raw(moveWatermarkSql, { until })
  return { lines, is_more_waiting: until !== settled }
}

async function one<Row>(tx: Knex, sql: string, values: Record<string, string | number> = {}): Promise<Row> {
  const { rows } = await tx.raw<{ rows: Row[] }>(sql, values)
  return rows[0]!
}
