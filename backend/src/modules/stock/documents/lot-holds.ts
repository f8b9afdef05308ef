import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { giveCause } from "../give-cause"
import { stoppedPieces, type StopRule } from "./lot-rules"
import { type LotAt, lotsAt } from "./lots"

/** By which our holds are told from the reservations of orders. */
export const LOT_HOLD = "baixian_lot_hold"

export type HoldsAsked = { location_id: string; items: readonly string[]; today: string; rule: StopRule }

const lockSql = `
  SELECT inventory_item_id, stocked_quantity::float8 AS stocked FROM inventory_level
  WHERE location_id = :location_id AND inventory_item_id = ANY (:items) AND deleted_at IS NULL
  ORDER BY inventory_item_id, location_id
  FOR UPDATE`
const reservedSql = `
  SELECT inventory_item_id,
    coalesce(sum(quantity) FILTER (WHERE external_id IS DISTINCT FROM '${LOT_HOLD}'), 0)::float8 AS promised,
    coalesce(sum(quantity) FILTER (WHERE external_id = '${LOT_HOLD}'), 0)::float8 AS held
  FROM reservation_item
  WHERE location_id = :location_id AND inventory_item_id = ANY (:items) AND deleted_at IS NULL
  GROUP BY inventory_item_id`
const releaseSql = `
  UPDATE reservation_item SET deleted_at = now(), updated_at = now()
  WHERE location_id = :location_id AND inventory_item_id = ANY (:items) AND external_id = '${LOT_HOLD}'
    AND deleted_at IS NULL`
const holdSql = `
  INSERT INTO reservation_item (id, location_id, inventory_item_id, quantity, raw_quantity, allow_backorder, external_id,
    description)
  SELECT id, :location_id, item, quantity, jsonb_build_object('value', quantity::text, 'precision', 20), false, '${LOT_HOLD}',
    '临期停售'
  FROM jsonb_to_recordset(CAST(:holds AS jsonb)) AS hold (id text, item text, quantity numeric)`

type Level = { inventory_item_id: string; stocked: number; promised: number; held: number }

/**
 * Gives free what is held of goods of which more pieces leave than are free otherwise, so that a document may move them; the
 * caller holds it again when it is done, in the same transaction.
 */
export async function releaseHolds(
  tx: Knex,
  { location_id, leaving }: { location_id: string; leaving: ReadonlyMap<string, number> }
): Promise<void> {
  const levels = await lockedLevels(tx, { location_id, items: [...leaving.keys()] })
  const needed = levels.filter(
    ({ inventory_item_id, stocked, promised, held }) =>
      held > 0 && (leaving.get(inventory_item_id) ?? 0) > stocked - promised - held
  )
  await release(
    tx,
    location_id,
    needed.map(({ inventory_item_id }) => inventory_item_id)
  )
}

async function release(tx: Knex, location_id: string, items: string[]): Promise<void> {
  if (items.length > 0) await tx.raw(releaseSql, { location_id, items })
}

/**
 * Holds the pieces of lots that are not sold any more as reservations without an order, so that no way of selling (shop, till,
 * dashboard) can take them. Never more than what orders leave free. Answers how many levels changed.
 */
export async function holdStoppedLots(tx: Knex, asked: HoldsAsked): Promise<number> {
  const { location_id, items, today, rule } = asked
  const lots = new Map<string, LotAt[]>()
  for (const lot of await lotsAt(tx, { locations: [location_id], items })) {
    lots.set(lot.inventory_item_id, [...(lots.get(lot.inventory_item_id) ?? []), lot])
  }
  const changed = (await lockedLevels(tx, asked)).flatMap(({ inventory_item_id: item, ...level }) => {
    const stopped = stoppedPieces(lots.get(item) ?? [], level.stocked, { today, rule })
    const quantity = Math.max(0, Math.min(stopped, level.stocked - level.promised))
    return quantity === level.held ? [] : [{ item, quantity, held: level.held }]
  })
  await release(
    tx,
    location_id,
    changed.filter(({ held }) => held > 0).map(({ item }) => item)
  )
  const holds = changed
    .filter(({ quantity }) => quantity > 0)
    .map(({ item, quantity }) => ({ id: `resitem_${randomUUID().replaceAll("-", "")}`, item, quantity }))
  if (holds.length > 0) await tx.raw(holdSql, { location_id, holds: JSON.stringify(holds) })
  return changed.length
}

/** Pieces of each item that a document may move: all that orders were not promised, held ones too. Locks the levels. */
export async function movablePieces(
  tx: Knex,
  at: Pick<HoldsAsked, "location_id" | "items">
): Promise<Map<string, number>> {
  const levels = await lockedLevels(tx, at)
  return new Map(
    levels.map(({ inventory_item_id, stocked, promised }) => [inventory_item_id, stocked - promised])
  )
}

/** Locked first and added up then: the sums of a statement that waited for a lock would be those from before. */
async function lockedLevels(
  tx: Knex,
  { location_id, items }: Pick<HoldsAsked, "location_id" | "items">
): Promise<Level[]> {
  await giveCause(tx, { reason: "reservation" })
  const at = { location_id, items: [...new Set(items)] }
  const { rows: levels } = await tx.raw<{ rows: Pick<Level, "inventory_item_id" | "stocked">[] }>(lockSql, at)
  const { rows } = await tx.raw<{ rows: Omit<Level, "stocked">[] }>(reservedSql, at)
  const reserved = new Map(rows.map((row) => [row.inventory_item_id, row]))
  return levels.map((level) => ({ promised: 0, held: 0, ...reserved.get(level.inventory_item_id), ...level }))
}

const placesSql = `
  SELECT moved.location_id, array_agg(DISTINCT lot.inventory_item_id) AS items
  FROM stock_lot_movement moved JOIN stock_lot lot ON lot.id = moved.lot_id
  WHERE lot.expiry_date IS NOT NULL GROUP BY moved.location_id ORDER BY moved.location_id`

/** The day's look at every place: what stops today is held, what was moved or counted away is not any more. */
export async function holdStoppedLotsEverywhere(
  db: Knex,
  { today, rule }: Pick<HoldsAsked, "today" | "rule">
): Promise<{ changed: number }> {
  const { rows } = await db.raw<{ rows: { location_id: string; items: string[] }[] }>(placesSql)
  let changed = 0
  for (const { location_id, items } of rows) {
    changed += await db.transaction(async (tx) => {
      await tx.raw("SET LOCAL lock_timeout = '3s'")
      return await holdStoppedLots(tx, { location_id, items, today, rule })
    })
  }
  return { changed }
}
