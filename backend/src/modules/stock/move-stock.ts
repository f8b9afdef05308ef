import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import { giveCause } from "./give-cause"
import type { StockCause } from "./stock-cause"

/** So many pieces of an item come to a place (positive) or leave it (negative). */
export type StockMove = { inventory_item_id: string; location_id: string; quantity: number }

/** A move that the place cannot make: `available` is what is neither sold nor promised. */
export type Shortage = StockMove & { available: number }

type LockedLevel = {
  id: string
  inventory_item_id: string
  location_id: string
  stocked: string
  reserved: string
}

// A place that never kept an item begins with none of it.
const openLevelsSql = `
  INSERT INTO inventory_level (id, inventory_item_id, location_id, stocked_quantity, raw_stocked_quantity,
    reserved_quantity, raw_reserved_quantity, incoming_quantity, raw_incoming_quantity)
  SELECT 'ilev_' || replace(gen_random_uuid()::text, '-', ''), item, place, 0, zero, 0, zero, 0, zero
  FROM unnest(:items::text[], :places::text[]) AS opened (item, place),
    jsonb_build_object('value', '0', 'precision', 20) AS zero
  ORDER BY item, place
  ON CONFLICT (inventory_item_id, location_id) WHERE deleted_at IS NULL DO NOTHING`

// Rows are locked in one order everywhere, so two baskets never wait for each other in a ring.
const lockSql = `
  SELECT l.id, l.inventory_item_id, l.location_id, l.stocked_quantity AS stocked, l.reserved_quantity AS reserved
  FROM inventory_level l
  JOIN unnest(:items::text[], :places::text[]) AS moved (item, place)
    ON l.inventory_item_id = moved.item AND l.location_id = moved.place
  WHERE l.deleted_at IS NULL
  ORDER BY l.inventory_item_id, l.location_id
  FOR UPDATE OF l`

// Medusa keeps each quantity twice, as a number and as raw json; both must move together.
const moveSql = `
  UPDATE inventory_level l
  SET stocked_quantity = l.stocked_quantity + moved.quantity,
    raw_stocked_quantity = jsonb_build_object('value', (l.stocked_quantity + moved.quantity)::text, 'precision', 20),
    updated_at = now()
  FROM unnest(:ids::text[], :quantities::numeric[]) AS moved (id, quantity)
  WHERE l.id = moved.id`

/**
 * Moves stock inside the caller's transaction, all of it or nothing, and leaves a row per move in the journal that names
 * the cause. Pieces that are promised to orders do not move. Throws NOT_ALLOWED `insufficient_inventory` (StockShort, with
 * every line that is short) when a place has too few; waits at most the transaction's `lock_timeout` for a level.
 */
export async function moveStock(tx: Knex, moves: readonly StockMove[], cause: StockCause): Promise<void> {
  const wanted = addedUp(moves)
  if (wanted.length === 0) return

  await giveCause(tx, cause)
  const coming = wanted.filter(({ quantity }) => quantity > 0)
  if (coming.length > 0) await tx.raw(openLevelsSql, ends(coming))

  const { rows } = await tx.raw<{ rows: LockedLevel[] }>(lockSql, ends(wanted))
  const levels = new Map(rows.map((level) => [keyOf(level), level]))
  // Goods that leave for an order use up what is promised to it; the guard on the level knows how much that is.
  const short =
    cause.reason === "fulfilment" ? [] : wanted.flatMap((move) => shortage(move, levels.get(keyOf(move))))
  if (short.length > 0) throw new StockShort(short)

  const missing = wanted.filter((move) => !levels.has(keyOf(move)))
  if (missing.length > 0) throw new StockShort(missing.map((move) => ({ ...move, available: 0 })))

  await tx.raw(moveSql, {
    ids: wanted.map((move) => levels.get(keyOf(move))!.id),
    quantities: wanted.map(({ quantity }) => quantity),
  })
}

/** Too few are free at the place, in both languages. Knows every line, so that a form can mark them all at once. */
export class StockShort extends MedusaError {
  readonly short: readonly Shortage[]
  readonly english =
    "Too few of it are free here: part is sold or promised to orders. Take fewer, or count the shelf first."

  constructor(short: readonly Shortage[]) {
    super(
      MedusaError.Types.NOT_ALLOWED,
      "这里的可用库存不足：其余的已售出或已为订单预留。请减少数量，或先盘点货架。",
      "insufficient_inventory"
    )
    this.short = short
  }
}

/** One move per level: two lines of one item are one change of its stock. Pure. */
export function addedUp(moves: readonly StockMove[]): StockMove[] {
  const sums = new Map<string, StockMove>()
  for (const move of moves) {
    const quantity = (sums.get(keyOf(move))?.quantity ?? 0) + move.quantity
    sums.set(keyOf(move), { ...move, quantity })
  }
  return [...sums.values()].filter(({ quantity }) => quantity !== 0)
}

function shortage(move: StockMove, level: LockedLevel | undefined): Shortage[] {
  const available = level ? Number(level.stocked) - Number(level.reserved) : 0
  if (level && (move.quantity > 0 || available >= -move.quantity)) return []
  return [{ ...move, available: Math.max(0, available) }]
}

const keyOf = (at: Pick<StockMove, "inventory_item_id" | "location_id">): string =>
  `${at.inventory_item_id} ${at.location_id}`

const ends = (moves: readonly StockMove[]): { items: string[]; places: string[] } => ({
  items: moves.map(({ inventory_item_id }) => inventory_item_id),
  places: moves.map(({ location_id }) => location_id),
})
