import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { moveLots, type NewLot, requireLots } from "./lots"

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
    const fresh = lots.flatMap(({ pieces, ...lot }) => {
      const places = pieces.filter(({ location_id }) => !known.has(location_id))
      return places.length > 0 ? [{ lot, pieces: places }] : []
    })
    const ids = await requireLots(
      tx,
      fresh.map(({ lot }) => ({ ...lot, field: "lots" }))
    )
    await moveLots(
      tx,
      fresh.flatMap(({ pieces }, index) => pieces.map((piece) => ({ ...piece, lot_id: ids[index]! }))),
      null
    )
    return { lots: fresh.length }
  })
}
