import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { StockDrift } from "../../../contract"
import { driftChecks, wholeJournalCheck, type DriftCheck, type DriftValues } from "./checks"

/** So many of each kind are named. */
const EXAMPLES = 20
/** What is younger is under way: a checkout reserves, a fulfilment moves its goods and then lets the reservation go. */
const SETTLED_SECONDS = 120
/** Older orders and movements were looked at when they were newer. */
const SINCE_DAYS = 90

/** What is held against its journal: nothing, all levels by their last row or by the whole sum, or a stretch of their ids. */
export type JournalPart = "nothing" | "last_rows" | "whole" | { after: string; most_levels: number }

const foundSql = (sql: string): string => `
  SELECT count(*)::int AS count,
    COALESCE(json_agg(json_build_object('id', id, 'label', label) ORDER BY place) FILTER (WHERE place <= :examples), '[]') AS examples
  FROM (SELECT id, label, row_number() OVER (ORDER BY label, id) AS place FROM (${sql}) AS found) AS placed`

export function driftValues(now: Date, part: JournalPart): DriftValues {
  const { after, most_levels } = typeof part === "object" ? part : { after: "", most_levels: 2_000_000_000 }
  return {
    settled_at: new Date(now.getTime() - SETTLED_SECONDS * 1_000).toISOString(),
    since: new Date(now.getTime() - SINCE_DAYS * 86_400_000).toISOString(),
    after,
    most_levels,
  }
}

/** The checks of a run, the guards not among them. */
export function checksOf(part: JournalPart): readonly DriftCheck[] {
  const others = driftChecks.filter(({ kind }) => kind !== wholeJournalCheck.kind)
  if (part === "nothing") return others
  return part === "whole" ? [...others, wholeJournalCheck] : driftChecks
}

/** Everything in which stock has come apart now, kinds with nothing too. Reads only. */
export async function findStockDrift(
  db: Knex,
  { now, part, missing_guards }: { now: Date; part: JournalPart; missing_guards: readonly string[] }
): Promise<StockDrift[]> {
  const values = { ...driftValues(now, part), examples: EXAMPLES }
  const found: StockDrift[] = [
    {
      kind: "stock_guards_missing",
      count: missing_guards.length,
      examples: missing_guards.map((name) => ({ id: name, label: name })),
    },
  ]
  for (const { kind, sql } of checksOf(part)) {
    const statement = foundSql(sql)
    const { rows } = await db.raw<{ rows: Omit<StockDrift, "kind">[] }>(statement, values)
    found.push({ kind, ...rows[0]! })
  }
  return found
}
