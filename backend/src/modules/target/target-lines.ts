import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** One node's amount for one month, in whole fen. `parent_code` is null at the root of the tree. */
export type NewTargetLine = {
  plan_id: string
  dimension: "origin" | "place"
  node_code: string
  parent_code: string | null
  /** `YYYY-MM` */
  month: string
  amount_fen: number
  locked?: boolean
  method: string
}
export type MonthlyTarget = {
  node_code: string
  parent_code: string | null
  month: string
  amount_fen: number
}

const appendTargetLinesSql = `
  INSERT INTO target_line (plan_id, dimension, node_code, parent_code, month, amount_fen, locked, method)
  SELECT plan_id, dimension, node_code, parent_code, month, amount_fen, COALESCE(locked, false), method
  FROM jsonb_to_recordset(CAST(:lines AS jsonb)) AS line(
    plan_id text, dimension text, node_code text, parent_code text, month text, amount_fen bigint, locked boolean, method text
  )
  ON CONFLICT (plan_id, dimension, node_code, month) DO NOTHING`

/** Adds target lines in one statement. A repeat adds nothing. */
export async function appendTargetLines(db: Knex, lines: NewTargetLine[]): Promise<void> {
  if (lines.length === 0) return
  await db.raw(appendTargetLinesSql, { lines: JSON.stringify(lines) })
}

// float8 is exact for fen up to 90 trillion yuan; the driver would hand bigint back as text.
const monthlyTargetsSql = `
  SELECT node_code, parent_code, month, amount_fen::float8 AS amount_fen
  FROM target_line
  WHERE plan_id = :plan_id AND dimension = :dimension
  ORDER BY node_code, month`

export async function monthlyTargets(
  db: Knex,
  plan_id: string,
  dimension: "origin" | "place"
): Promise<MonthlyTarget[]> {
  const { rows } = await db.raw<{ rows: MonthlyTarget[] }>(monthlyTargetsSql, { plan_id, dimension })
  return rows
}
