import { createHash } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { businessDay } from "../../values/business-day"
import { installMarksSql, marksAreMissing, missingSources } from "./source-marks"
import { allProducts, drainMarks } from "./statements/drain-marks"
import { refreshItems, ROWS_MADE_BY } from "./statements/refresh-items"

/** "Sold in the last 90 days" is a hint on a card; it may be this old. */
const SOLD_EVERY_SECONDS = 600
const SOLD_DAYS = 90

/** Two processes never write the read model at once; the number only has to be ours. */
const REFRESH_LOCK = 7_310_990

/** Changes when the triggers or the row's shape do: the next start then installs and rebuilds. */
const BUILT_WITH = createHash("sha1")
  .update(installMarksSql().join(";") + ROWS_MADE_BY)
  .digest("hex")

export type CatalogState = { lineage: string; version: number; due: boolean }

const stateSql = `
  SELECT lineage, version,
    EXISTS (SELECT FROM catalog_dirty)
      OR built_for IS DISTINCT FROM :today
      OR sold_as_of < now() - interval '${SOLD_EVERY_SECONDS} seconds'
      OR EXISTS (SELECT FROM price_list
           WHERE starts_at > prices_as_of AND starts_at <= now() OR ends_at >= prices_as_of AND ends_at < now()) AS due
  FROM catalog_state`

/** Where the read model stands: one cheap statement, asked a few times a second by every process. */
export async function readState(db: Knex, now: Date): Promise<CatalogState> {
  const { rows } = await db.raw<{ rows: { lineage: string; version: string; due: boolean }[] }>(stateSql, {
    today: businessDay(now),
  })
  const state = rows[0]
  if (!state) throw new Error("catalog_state has no row; run the database migrations.")
  return { ...state, version: Number(state.version) }
}

const takeLockSql = `SELECT pg_advisory_xact_lock(${REFRESH_LOCK})`
const tryLockSql = `SELECT pg_try_advisory_xact_lock(${REFRESH_LOCK}) AS got`
// Where PostgreSQL can compile plans, compiling one of fifty joins takes longer than running it.
const noCompilingSql = `SET LOCAL jit = off`
const markAllSql = `INSERT INTO catalog_dirty (kind, ref) VALUES ('all', '')`

/**
 * Installs the marks on the source tables where they are missing or were made by other code, and then marks everything:
 * what happened without marks is unknown. Answers false where the source tables do not exist.
 */
export async function prepareCatalog(db: Knex): Promise<boolean> {
  if ((await missingSources(db)).length > 0) return false

  await db.transaction(async (tx) => {
    await tx.raw(takeLockSql)
    const built = await tx.raw<{ rows: unknown[] }>(
      `SELECT FROM catalog_state WHERE built_with IS NOT DISTINCT FROM :built_with`,
      { built_with: BUILT_WITH }
    )
    if (built.rows.length > 0 && !(await marksAreMissing(tx))) return

    for (const sql of installMarksSql()) await tx.raw(sql)
    await tx.raw(markAllSql)
    await tx.raw(`UPDATE catalog_state SET built_with = :built_with`, { built_with: BUILT_WITH })
  })
  return true
}

// Validity is in whole days, so a new day may end a recognition or begin a pairing of any product.
const markNewDaySql = `
  WITH turned AS (UPDATE catalog_state SET built_for = :today WHERE built_for IS DISTINCT FROM :today RETURNING 1)
  INSERT INTO catalog_dirty (kind, ref) SELECT 'all', '' FROM turned`

const markTurnedPricesSql = `
  WITH state AS (SELECT prices_as_of FROM catalog_state), turned AS (
    SELECT id FROM price_list, state
    WHERE starts_at > prices_as_of AND starts_at <= now() OR ends_at >= prices_as_of AND ends_at < now()
  ), noted AS (
    UPDATE catalog_state SET prices_as_of = now() WHERE EXISTS (SELECT FROM turned)
  )
  INSERT INTO catalog_dirty (kind, ref) SELECT 'price_list', id FROM turned`

const countSoldSql = `
  WITH due AS (
    UPDATE catalog_state SET sold_as_of = now()
    WHERE sold_as_of < now() - interval '${SOLD_EVERY_SECONDS} seconds' OR :at_once::boolean
    RETURNING 1
  ),
  counted AS MATERIALIZED (
    SELECT product_id, greatest(sum(quantity), 0)::bigint AS quantity
    FROM sales_line
    WHERE EXISTS (SELECT FROM due) AND product_id IS NOT NULL AND business_day > :today::date - ${SOLD_DAYS}
      AND business_day <= :today::date
    GROUP BY product_id
  ),
  put AS (
    INSERT INTO catalog_sold AS old (product_id, quantity) SELECT product_id, quantity FROM counted
    ON CONFLICT (product_id) DO UPDATE SET quantity = excluded.quantity WHERE old.quantity <> excluded.quantity
    RETURNING product_id
  ),
  gone AS (
    DELETE FROM catalog_sold
    WHERE EXISTS (SELECT FROM due) AND NOT EXISTS (SELECT FROM counted WHERE counted.product_id = catalog_sold.product_id)
    RETURNING product_id
  )
  INSERT INTO catalog_dirty (kind, ref)
  SELECT 'product', product_id FROM put UNION ALL SELECT 'product', product_id FROM gone`

const soldIsUnknownSql = `UPDATE catalog_state SET sold_as_of = 'epoch'`

/** Has the next round count anew what was sold: a process that has just come up cannot know what was written meanwhile. */
export async function forgetSold(db: Knex): Promise<void> {
  await db.raw(soldIsUnknownSql)
}

const bumpSql = `UPDATE catalog_state SET version = version + 1`

/** `marks` = how many marks this round took; fewer than a full round means nothing is left. */
export type Refreshed = { marks: number; changed: number }

/**
 * One round: what time has turned, then what was marked, in one transaction. `wait` queues behind a round of another
 * process; without it the answer is null while another is at work.
 */
export async function refreshCatalog(
  db: Knex,
  now: Date,
  { wait }: { wait: boolean }
): Promise<Refreshed | null> {
  const today = businessDay(now)
  return await db.transaction(async (tx) => {
    if (wait) await tx.raw(takeLockSql)
    else {
      const { rows } = await tx.raw<{ rows: { got: boolean }[] }>(tryLockSql)
      if (!rows[0]?.got) return null
    }
    await tx.raw(noCompilingSql)
    await tx.raw(markNewDaySql, { today })
    await tx.raw(markTurnedPricesSql)
    await tx.raw(countSoldSql, { today, at_once: false })

    const drained = await drainMarks(tx)
    const changed = await refreshItems(tx, drained.ids, today)
    if (changed > 0 || drained.version) await tx.raw(bumpSql)
    return { marks: drained.marks, changed }
  })
}

const emptySql = [
  `DELETE FROM catalog_dirty`,
  `DELETE FROM catalog_sold`,
  `DELETE FROM catalog_stock`,
  `DELETE FROM catalog_item`,
  `DELETE FROM catalog_total`,
]

// After a restore the version has gone back and would come to numbers again that browsers hold another list under.
const newLineageSql = `
  UPDATE catalog_state SET built_for = :today, prices_as_of = now(), lineage = gen_random_uuid()`

/** Throws the read model away and makes it again from its sources; readers see the old rows until the new ones stand. */
export async function rebuildCatalog(db: Knex, now: Date): Promise<{ products: number }> {
  const today = businessDay(now)
  return await db.transaction(async (tx) => {
    await tx.raw(takeLockSql)
    await tx.raw(noCompilingSql)
    const ids = await allProducts(tx)
    for (const sql of emptySql) await tx.raw(sql)
    await tx.raw(countSoldSql, { today, at_once: true })
    await tx.raw(newLineageSql, { today })
    await refreshItems(tx, ids, today)
    await tx.raw(bumpSql)

    const { rows } = await tx.raw<{ rows: { products: string }[] }>(
      `SELECT count(*) AS products FROM catalog_item`
    )
    return { products: Number(rows[0]?.products) }
  })
}
