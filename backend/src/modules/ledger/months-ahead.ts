import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** Partitions that always stand ready, so that no line of a month is written before its partition is. */
const MONTHS_AHEAD = 3

// Attaching waits for whoever reads the days without a partition; everybody after it would wait too, so it soon gives up
// and the next run tries again.
const lockTimeoutSql = `SET LOCAL lock_timeout = '2s'`

const addMonthsSql = `
  SELECT count(*) FILTER (WHERE sales_line_add_month(month::date))::int AS added
  FROM generate_series(
    date_trunc('month', CAST(:today AS date)),
    CAST(:today AS date) + CAST(:ahead AS integer) * interval '1 month',
    interval '1 month') AS month`

/** Adds the ledger's partitions of this month and the next ones where they are missing; answers how many it added. */
export async function addMonthsAhead(db: Knex, today: string): Promise<number> {
  return await db.transaction(async (tx) => {
    await tx.raw(lockTimeoutSql)
    const { rows } = await tx.raw<{ rows: { added: number }[] }>(addMonthsSql, { today, ahead: MONTHS_AHEAD })
    return rows[0]!.added
  })
}
