import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { StockDrift, StockDriftAnswer, StockReconciliation } from "../../contract"
import { STOCK_MODULE } from "../../modules/stock"
import type StockModuleService from "../../modules/stock/service"
import { checksOf, driftValues, findStockDrift, type JournalPart } from "./drift/find-drift"
import { repairs } from "./drift/repairs"

/** Mended in one run at most, of each kind; the rest waits for the next. */
const MOST_MENDED = 200
/** A minute's run holds so many levels against their journal, and the next goes on from there. */
const LEVELS_PER_RUN = 5_000

const takeTurnSql = `SELECT pg_try_advisory_xact_lock(hashtext('baixian:stock-reconciliation')) AS is_mine`
const awaitTurnSql = `SELECT pg_advisory_xact_lock(hashtext('baixian:stock-reconciliation'))`

const stretchSql = `
  SELECT max(id) AS last, count(*)::int AS levels
  FROM (SELECT id FROM inventory_level WHERE id > :after AND deleted_at IS NULL ORDER BY id LIMIT :most_levels) AS stretch`

/**
 * Looks for every way in which stock can have come apart, mends what can only be mended in one way, and answers both. One
 * process at a time: with `wait_seconds` it waits for its turn (55P03 when that takes longer), without it answers null.
 */
export async function reconcileStock(
  container: MedusaContainer,
  { now, part, wait_seconds }: { now: Date; part: JournalPart; wait_seconds?: number }
): Promise<StockReconciliation | null> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  // The turn is a transaction of its own, so that no level stays locked from one repair to the next.
  return await db.transaction(async (turn) => {
    if (wait_seconds) {
      await turn.raw("SELECT set_config('lock_timeout', :wait, true)", { wait: `${wait_seconds}s` })
      await turn.raw(awaitTurnSql)
    } else {
      const { rows } = await turn.raw<{ rows: { is_mine: boolean }[] }>(takeTurnSql)
      if (!rows[0]!.is_mine) return null
    }
    return await findAndMend(container, db, { now, part })
  })
}

async function findAndMend(
  container: MedusaContainer,
  db: Knex,
  { now, part }: { now: Date; part: JournalPart }
): Promise<StockReconciliation> {
  const stock = container.resolve<StockModuleService>(STOCK_MODULE)
  const missing_guards = await stock.missingGuards()
  // Before anything else: what is mended without them comes apart again.
  if (missing_guards.length > 0) await stock.installGuards()

  const found = await findStockDrift(db, { now, part, missing_guards })
  const mended: StockReconciliation["mended"] = []
  if (missing_guards.length > 0) {
    const left = await stock.missingGuards()
    mended.push({ kind: "stock_guards_missing", count: missing_guards.length - left.length })
  }
  for (const { kind, sql } of checksOf(part)) {
    const repair = repairs[kind]
    if (!repair || !found.some((item) => item.kind === kind && item.count > 0)) continue

    const values = driftValues(now, part)
    const worst = `SELECT id FROM (${sql}) AS found ORDER BY id LIMIT ${MOST_MENDED}`
    const { rows } = await db.raw<{ rows: { id: string }[] }>(worst, values)
    let count = 0
    for (const { id } of rows) {
      const isMended = await db.transaction(async (tx) => {
        await tx.raw("SET LOCAL lock_timeout = '3s'")
        return await repair(tx, id, values)
      })
      if (isMended) count += 1
    }
    mended.push({ kind, count })
  }
  return { found, mended, checked_at: now.toISOString() }
}

let after = ""
let first: Promise<void> | null = null

/** The minute's look: everything that is quick, and a stretch of the levels against their journal; all of them in turn. */
export async function reconcileStockInTurn(container: MedusaContainer): Promise<void> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const stretch = { after, most_levels: LEVELS_PER_RUN }
  const done = await reconcileStock(container, { now: new Date(), part: stretch })
  if (!done) return

  tellOf(container, done)
  const { rows } = await db.raw<{ rows: { last: string | null; levels: number }[] }>(stretchSql, stretch)
  const [{ last, levels }] = rows as [{ last: string | null; levels: number }]
  after = levels < LEVELS_PER_RUN ? "" : (last ?? "")
}

/** This process's first look, started once and again while it failed: nobody sells before it. */
export async function reconcileStockAtBoot(container: MedusaContainer): Promise<void> {
  first ??= reconcileStockInTurn(container).catch((error: unknown) => {
    first = null
    throw error
  })
  await first
}

/** The night's look: every level against everything its journal ever wrote. */
export async function reconcileWholeJournal(container: MedusaContainer): Promise<void> {
  const done = await reconcileStock(container, { now: new Date(), part: "whole" })
  if (done) tellOf(container, done)
}

/** What is wrong now, nothing touched: every level by the last row of its journal. Takes seconds on a large network. */
export async function stockDriftNow(container: MedusaContainer, now: Date): Promise<StockDriftAnswer> {
  return { items: await driftNow(container, now, "last_rows"), checked_at: now.toISOString() }
}

export type BoardDrift = StockDrift & { kind: Exclude<StockDrift["kind"], "stock_journal_differs"> }

/** What the data-quality board shows of it: not the journal, which the minute's rounds close and then show as unattributed. */
export async function stockDriftForBoard(container: MedusaContainer, now: Date): Promise<BoardDrift[]> {
  const items = await driftNow(container, now, "nothing")
  return items.filter((item): item is BoardDrift => item.kind !== "stock_journal_differs")
}

async function driftNow(container: MedusaContainer, now: Date, part: JournalPart): Promise<StockDrift[]> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const missing_guards = await container.resolve<StockModuleService>(STOCK_MODULE).missingGuards()
  return await findStockDrift(db, { now, part, missing_guards })
}

function tellOf(container: MedusaContainer, { mended }: StockReconciliation): void {
  const told = mended.filter(({ count }) => count > 0).map(({ kind, count }) => `${count} ${kind}`)
  if (told.length === 0) return
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(`Stock had come apart; mended: ${told.join(", ")}.`)
}
