import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { moveLots, type NewLot, requireLot } from "./lots"

export type ImportLotsInput = {
  /** Lots and the pieces of them that lie at each place already; their level is left as it is. */
  lots: (NewLot & { pieces: { location_id: string; quantity: number }[] })[]
}

const knownSql = `SELECT DISTINCT location_id FROM stock_lot_movement WHERE location_id = ANY (:locations)`

/** Names the lots of opening balances. A place that knows any lot is left alone. */
export async function importLots(db: Knex, { lots }: ImportLotsInput): Promise<{ lots: number }> {
  return await db.transaction(async (tx) => {
    const locations = [...new Set(lots.flatMap(({ pieces }) => pieces.map(({ location_id }) => location_id)))]
    const { rows } = await tx.raw<{ rows: { location_id: string }[] }>(knownSql, { locations })
    const known = new Set(rows.map(({ location_id }) => location_id))
    let count = 0
    for (const { pieces, ...lot } of lots) {
      const fresh = pieces.filter(({ location_id }) => !known.has(location_id))
      if (fresh.length === 0) continue
      const lot_id = await requireLot(tx, lot, "lots")
      await moveLots(
        tx,
        fresh.map((piece) => ({ ...piece, lot_id })),
        null
      )
      count += 1
    }
    return { lots: count }
  })
}
