import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { coverageOfLinesSql } from "./coverage"
import { cellsOfLinesSql, documentLines, grains, keyOf, measureNames } from "./rollups"

/** A cell that is not what the folded lines make it: as it is kept, or as the ledger has it. */
export type DifferingCell = { rollup: string; side: "kept" | "ledger"; cell: Record<string, unknown> }

/** Enough to see what is wrong; a broken fold makes every cell differ. */
const MOST_CELLS = 100

const folded = `WITH folded AS (SELECT * FROM sales_line WHERE xid < (SELECT watermark FROM ledger_fold))`

function differenceSql(rollup: string, kept: string, ledger: string): string {
  return `${folded}, kept AS (${kept}), ledger AS (${ledger}), difference AS (
      SELECT 'kept' AS side, * FROM (TABLE kept EXCEPT ALL TABLE ledger) AS only_kept
      UNION ALL
      SELECT 'ledger', * FROM (TABLE ledger EXCEPT ALL TABLE kept) AS only_ledger
    )
    SELECT '${rollup}' AS rollup, side, to_jsonb(difference) - 'side' AS cell FROM difference LIMIT ${MOST_CELLS}`
}

const documentDays = `SELECT DISTINCT source_document, business_day FROM folded WHERE ${documentLines}`

const checks = [
  ...grains.map((grain) =>
    differenceSql(
      grain.table,
      `SELECT ${keyOf(grain)}, ${measureNames.join(", ")} FROM ${grain.table}`,
      cellsOfLinesSql(grain, "folded")
    )
  ),
  differenceSql(
    "sales_document_day",
    `SELECT business_day, documents FROM sales_document_day`,
    `SELECT business_day, count(*) FROM (${documentDays}) AS made GROUP BY business_day`
  ),
  differenceSql(
    "sales_document_again",
    `SELECT source_document, business_day FROM sales_document_again`,
    `SELECT source_document, business_day
     FROM (SELECT *, count(*) OVER (PARTITION BY source_document) AS days FROM (${documentDays}) AS made) AS counted
     WHERE days > 1`
  ),
  differenceSql(
    "sales_coverage_month",
    `SELECT month, origin_code, block, points FROM sales_coverage_month`,
    coverageOfLinesSql("folded")
  ),
]

/**
 * Holds every rollup against the lines it says it has; no cell means that rollup + tail = ledger, because the tail is read
 * from the ledger itself. Reads the whole ledger once per grain, each against one instant.
 */
export async function checkRollups(db: Knex): Promise<DifferingCell[]> {
  const differing: DifferingCell[] = []
  for (const sql of checks) {
    const { rows } = await db.raw<{ rows: DifferingCell[] }>(sql)
    differing.push(...rows)
  }
  return differing
}
