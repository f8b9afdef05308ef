import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { moveStock, type StockMove } from "../move-stock"
import type { StockCause } from "../stock-cause"
import { holdStoppedLots, releaseHolds } from "./lot-holds"
import { type LotMove, moveLots } from "./lots"
import { stockSettings, stopRule } from "./settings"

/**
 * Moves a document's stock at one place. Goods that are held because their lot is near its end may be sent back, written off
 * or counted away; what is left of them is held again. `lots` says which lots went, once the stock is known to be there.
 */
export async function moveForDocument(
  tx: Knex,
  { location_id, moves, cause, today, lots }: DocumentMove
): Promise<void> {
  const items = moves.map(({ inventory_item_id }) => inventory_item_id)
  await releaseHolds(tx, { location_id, leaving: leavingOf(moves) })
  await moveStock(
    tx,
    moves.map((move) => ({ ...move, location_id })),
    cause
  )
  await moveLots(tx, await lots(), cause.document!.id)
  await holdStoppedLots(tx, { location_id, items, today, rule: stopRule(await stockSettings(tx)) })
}

/** Pieces that leave, by item. Pure. */
function leavingOf(moves: DocumentMove["moves"]): Map<string, number> {
  const leaving = new Map<string, number>()
  for (const { inventory_item_id, quantity } of moves) {
    if (quantity < 0) leaving.set(inventory_item_id, (leaving.get(inventory_item_id) ?? 0) - quantity)
  }
  return leaving
}

type DocumentMove = {
  location_id: string
  moves: readonly Omit<StockMove, "location_id">[]
  cause: StockCause
  today: string
  lots: () => Promise<LotMove[]>
}
