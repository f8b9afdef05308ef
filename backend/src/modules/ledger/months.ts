import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import type { BusinessDay, BusinessMonth } from "../../values/business-day"
import { firstDayOf, addMonths } from "../../values/business-day"
import { BilingualRefusal } from "../../bilingual-refusal"

/** Who did something, with the name they had then. */
export type Person = { id: string; name: string }

/** What was not settled when somebody wanted to close a month: how many, and how much of the month's sales. */
export type Unresolved = { kind: string; count: number; net_fen: number | null }

export type ClosedMonth = {
  month: BusinessMonth
  closed_at: Date
  closed_by: string
  closed_by_name: string
  unresolved: Unresolved[]
  answer: string | null
  lines: number
  quantity: number
  net_fen: number
  figures_hash: string
}

// Everybody who writes to the month holds its lock until the end; this waits for them, and nobody begins meanwhile.
const lockTimeoutSql = `SET LOCAL lock_timeout = '20s'`
const takeMonthSql = `
  SELECT pg_advisory_xact_lock(hashtext('ledger.month'), ledger_month_key(CAST(:month AS date)))`

const figuresSql = `
  SELECT COALESCE(sum(lines), 0)::bigint AS lines, COALESCE(sum(quantity), 0)::bigint AS quantity,
    COALESCE(sum(net_fen), 0)::bigint AS net_fen,
    encode(sha256(convert_to(COALESCE(string_agg(
      concat_ws(':', origin_code, sales_point_code, source, counting_type, in_catalogue, lines, quantity, net_fen), ','
      ORDER BY origin_code, sales_point_code, source, counting_type, in_catalogue), ''), 'UTF8')), 'hex') AS figures_hash
  FROM (
    SELECT origin_code, sales_point_code, source, counting_type, in_catalogue,
      count(*) AS lines, sum(quantity) AS quantity, sum(net_fen) AS net_fen
    FROM sales_line
    WHERE business_day >= CAST(:month AS date) AND business_day < CAST(:next_month AS date)
    GROUP BY origin_code, sales_point_code, source, counting_type, in_catalogue
  ) AS cell`

const closeSql = `
  INSERT INTO ledger_month (month, closed_by, closed_by_name, unresolved, answer, lines, quantity, net_fen, figures_hash)
  SELECT CAST(:month AS date), :closed_by, :closed_by_name, CAST(:unresolved AS jsonb), CAST(:answer AS text), lines, quantity, net_fen, figures_hash
  FROM (${figuresSql}) AS figures
  ON CONFLICT (month) DO NOTHING`

const monthColumns = `to_char(month, 'YYYY-MM') AS month, closed_at, closed_by, closed_by_name, unresolved, answer,
    lines::float8 AS lines, quantity::float8 AS quantity, net_fen::float8 AS net_fen, figures_hash`

const closedMonthsSql = `SELECT ${monthColumns} FROM ledger_month ORDER BY ledger_month.month DESC`

const checkMonthSql = `
  SELECT kept.figures_hash = made.figures_hash AS holds
  FROM ledger_month AS kept CROSS JOIN (${figuresSql}) AS made
  WHERE kept.month = CAST(:month AS date)`

const firstMonthSql = `SELECT to_char(min(business_day), 'YYYY-MM') AS month FROM sales_line`

const lateSumsSql = `
  SELECT origin_code, count(*)::float8 AS lines, sum(quantity)::float8 AS quantity, sum(net_fen)::float8 AS net_fen
  FROM sales_line
  WHERE late_for >= CAST(:month AS date) AND late_for < CAST(:next_month AS date)
    AND recorded_at <= CAST(:until AS timestamptz)
  GROUP BY origin_code
  ORDER BY origin_code`

const lateTotalsSql = `
  SELECT to_char(late_for, 'YYYY-MM') AS month, sum(net_fen)::float8 AS net_fen
  FROM sales_line WHERE late_for IS NOT NULL GROUP BY 1 ORDER BY 1`

const daysOf = (month: BusinessMonth) => ({
  month: firstDayOf(month),
  next_month: firstDayOf(addMonths(month, 1)),
})

/**
 * Closes a month for good: its figures are summed from the ledger and kept with their hash, and from then on the database
 * takes no line of its days. Waits for writers that are under way, at most 20 seconds (55P03). False when it was closed before.
 */
export async function closeMonth(
  db: Knex,
  month: BusinessMonth,
  by: { person: Person; unresolved: readonly Unresolved[]; answer: string | null }
): Promise<boolean> {
  return await db.transaction(async (tx) => {
    await tx.raw(lockTimeoutSql)
    await tx.raw(takeMonthSql, { month: firstDayOf(month) })
    const result = await tx.raw<{ rowCount: number }>(closeSql, {
      ...daysOf(month),
      closed_by: by.person.id,
      closed_by_name: by.person.name,
      answer: by.answer,
      unresolved: JSON.stringify(by.unresolved),
    })
    return result.rowCount === 1
  })
}

/** Every closed month, newest first. */
export async function closedMonths(db: Knex): Promise<ClosedMonth[]> {
  const { rows } = await db.raw<{ rows: ClosedMonth[] }>(closedMonthsSql)
  return rows
}

/** Whether the ledger still has the figures that a month was closed with. Throws for a month that is not closed. */
export async function checkMonth(db: Knex, month: BusinessMonth): Promise<boolean> {
  const { rows } = await db.raw<{ rows: { holds: boolean }[] }>(checkMonthSql, daysOf(month))
  if (!rows[0])
    throw new BilingualRefusal(
      "month_not_closed",
      { chinese: `${month} 还没有封账，请先封账。`, english: `${month} is not closed.` },
      MedusaError.Types.NOT_FOUND
    )
  return rows[0].holds
}

/** The month of the oldest line; null while there is none. */
export async function firstMonth(db: Knex): Promise<BusinessMonth | null> {
  const { rows } = await db.raw<{ rows: { month: BusinessMonth | null }[] }>(firstMonthSql)
  return rows[0]!.month
}

export type LateSums = { origin_code: string; lines: number; quantity: number; net_fen: number }

/** What came too late for a closed month and was recorded up to `until`, by origin. */
export async function lateSums(db: Knex, month: BusinessMonth, until: Date): Promise<LateSums[]> {
  const { rows } = await db.raw<{ rows: LateSums[] }>(lateSumsSql, {
    ...daysOf(month),
    until: until.toISOString(),
  })
  return rows
}

/** Net fen of what came too late, by the month it came too late for. */
export async function lateTotals(db: Knex): Promise<{ month: string; net_fen: number }[]> {
  const { rows } = await db.raw<{ rows: { month: string; net_fen: number }[] }>(lateTotalsSql)
  return rows
}

const allClosedSql = `
  SELECT NOT EXISTS (
    SELECT FROM generate_series(
      date_trunc('month', CAST(:from AS date)), CAST(:until AS date) - interval '1 day', interval '1 month') AS asked
    WHERE NOT EXISTS (SELECT FROM ledger_month WHERE month = asked::date)
  ) AS closed`

/** Whether no day of a period can change any more. */
export async function isClosed(
  db: Knex,
  { from, until }: { from: BusinessDay; until: BusinessDay }
): Promise<boolean> {
  const { rows } = await db.raw<{ rows: { closed: boolean }[] }>(allClosedSql, { from, until })
  return rows[0]!.closed
}
