/**
 * Tills in a process of their own, as a second backend would hold them: forked, told what to sell, started by a word, and
 * asked what happened. Every till is a transaction after the other; all of them run side by side.
 */
import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex"
import { moveStock, type StockMove } from "../../src/modules/stock/move-stock"

/** What one basket came to. `code` says why it was refused; anything but a refusal is an error's own code or message. */
export type Outcome = { till: number; moves: StockMove[]; sold: boolean; code: string | null; ms: number }
export type TillWork = {
  database_url: string
  /** The baskets of each till, one after the other. */
  tills: { till: number; baskets: StockMove[][] }[]
  /** What the shop sells with, or the same with its guard taken out of the statement: reads, decides, takes. */
  way: "guarded" | "unguarded"
}

const CONNECTIONS = 12

async function sellUnguarded(tx: Knex, moves: readonly StockMove[]): Promise<void> {
  for (const { inventory_item_id, location_id, quantity } of moves) {
    const { rows } = await tx.raw<{ rows: { free: number }[] }>(
      `SELECT (stocked_quantity - reserved_quantity)::float8 AS free FROM inventory_level
       WHERE inventory_item_id = ? AND location_id = ? AND deleted_at IS NULL`,
      [inventory_item_id, location_id]
    )
    if ((rows[0]?.free ?? 0) < -quantity)
      throw Object.assign(new Error("Too few."), { code: "insufficient_inventory" })
    await tx.raw(
      `UPDATE inventory_level SET stocked_quantity = stocked_quantity + ?
       WHERE inventory_item_id = ? AND location_id = ? AND deleted_at IS NULL`,
      [quantity, inventory_item_id, location_id]
    )
  }
}

async function sell(db: Knex, way: TillWork["way"], till: number, moves: StockMove[]): Promise<Outcome> {
  const began = performance.now()
  const outcome = (sold: boolean, code: string | null): Outcome => ({
    till,
    moves,
    sold,
    code,
    ms: Math.round(performance.now() - began),
  })
  try {
    await db.transaction(async (tx) => {
      await tx.raw("SET LOCAL lock_timeout = '3s'")
      if (way === "unguarded") await sellUnguarded(tx, moves)
      else await moveStock(tx, moves, { reason: "sale", document: { kind: "till_sale", id: `race-${till}` } })
    })
    return outcome(true, null)
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    return outcome(false, code ?? message)
  }
}

function connect(database_url: string): Knex {
  return knex({ client: "pg", connection: database_url, pool: { min: 0, max: CONNECTIONS } })
}

async function work({ database_url, tills, way }: TillWork, started: Promise<void>): Promise<Outcome[]> {
  const db = connect(database_url)
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => db.raw("SELECT pg_sleep(0.05)")))
  process.send?.("ready")
  await started
  const outcomes = await Promise.all(
    tills.map(async ({ till, baskets }) => {
      const sold: Outcome[] = []
      for (const basket of baskets) sold.push(await sell(db, way, till, basket))
      return sold
    })
  )
  await db.destroy()
  return outcomes.flat()
}

let start: () => void
const started = new Promise<void>((resolve) => (start = resolve))
process.on("message", (message: TillWork | "go") => {
  if (message === "go") {
    start()
    return
  }
  void work(message, started).then((outcomes) =>
    process.send?.(outcomes, undefined, undefined, () => process.disconnect())
  )
})
