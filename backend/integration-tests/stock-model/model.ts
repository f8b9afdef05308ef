import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { IInventoryService } from "@medusajs/framework/types"
import type { StockMove } from "../../src/modules/stock/move-stock"
import type fc from "fast-check"
import type { DocumentModel } from "./documents"

/** Items and places are numbers here; the real ones are made for each run. */
export type Line = { item: number; place: number; quantity: number }
export type At = Pick<Line, "item" | "place">
export const ITEMS = 3
export const PLACES = 2

/** An item comes in two lots: one that is not sold any more, because it ends tomorrow, and one that keeps for a year. */
export const LOTS = ["ending", "keeping"] as const
export type Lot = (typeof LOTS)[number]
export type LotPieces = Record<Lot, number>

/** What stock should be, as simply as it can be said. A level that was never opened is not there. */
export type Model = {
  stocked: Map<string, number>
  reservations: { line: Line; id: string }[]
  /** Pieces of ending lots that are kept from sale, by the last document that touched the level. */
  held: Map<string, number>
  /** Pieces that documents brought in each lot, less those they took. */
  lots: Map<string, LotPieces>
  documents: DocumentModel[]
}
/** The system under test, and which of its items and places are meant. */
export type Real = {
  db: Knex
  inventory: IInventoryService
  items: string[]
  places: string[]
  /** Codes of the sales points at these places: a hub, and a counter of it. */
  points: string[]
}
/** One thing that happens to stock. A new document adds its own commands to the list in document-commands.ts. */
export type StockCommand = fc.AsyncCommand<Model, Real>

export const emptyModel = (): Model => ({
  stocked: new Map(),
  reservations: [],
  held: new Map(),
  lots: new Map(),
  documents: [],
})

export const keyOf = ({ item, place }: At): string => `${item} ${place}`
export const hasLevel = (model: Readonly<Model>, at: At): boolean => model.stocked.has(keyOf(at))
export const stockedAt = (model: Readonly<Model>, at: At): number => model.stocked.get(keyOf(at)) ?? 0
/** Reserved for somebody. */
export const promisedAt = (model: Readonly<Model>, at: At): number =>
  model.reservations.reduce((sum, { line }) => sum + (keyOf(line) === keyOf(at) ? line.quantity : 0), 0)
export const reservedAt = (model: Readonly<Model>, at: At): number =>
  promisedAt(model, at) + (model.held.get(keyOf(at)) ?? 0)
export const freeAt = (model: Readonly<Model>, at: At): number => stockedAt(model, at) - reservedAt(model, at)

/** One change per level; lines that come to nothing change nothing. */
export function addedUp(lines: readonly Line[]): Line[] {
  const sums = new Map<string, Line>()
  for (const line of lines) {
    const quantity = (sums.get(keyOf(line))?.quantity ?? 0) + line.quantity
    sums.set(keyOf(line), { ...line, quantity })
  }
  return [...sums.values()].filter(({ quantity }) => quantity !== 0)
}

/** Whether all lines can move at once, and what stock is afterwards; nothing changes when one cannot. */
export function move(model: Model, lines: readonly Line[]): boolean {
  const changes = addedUp(lines)
  if (changes.some((line) => line.quantity < 0 && freeAt(model, line) < -line.quantity)) return false
  for (const line of changes) model.stocked.set(keyOf(line), stockedAt(model, line) + line.quantity)
  return true
}

export const movesOf = ({ items, places }: Real, lines: readonly Line[]): StockMove[] =>
  lines.map(({ item, place, quantity }) => ({
    inventory_item_id: items[item]!,
    location_id: places[place]!,
    quantity,
  }))

/** Does it, and holds whether it was refused against what should be. A refusal is anything thrown with a known word in it. */
export async function happens(should: boolean, deed: () => Promise<unknown>): Promise<void> {
  let refusal: string | null = null
  try {
    await deed()
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    const known =
      /insufficient_inventory|stock_below_reserved|stock_never_below_zero|stock_level_missing|Not enough stock|not found|is not stocked/
    refusal = known.exec(`${code} ${message}`)?.[0] ?? null
    if (!refusal) throw error
  }
  expect({ refused: refusal !== null, refusal }).toEqual({ refused: !should, refusal })
}

const stateSql = `
  SELECT level.inventory_item_id AS item, level.location_id AS place, stocked_quantity::float8 AS stocked,
    reserved_quantity::float8 AS reserved, sum(m.stocked_delta)::float8 AS journal_stocked,
    sum(m.reserved_delta)::float8 AS journal_reserved
  FROM inventory_level level
  LEFT JOIN stock_movement m ON m.inventory_item_id = level.inventory_item_id AND m.location_id = level.location_id
  WHERE level.inventory_item_id = ANY (:items) AND level.deleted_at IS NULL
  GROUP BY level.id ORDER BY 1, 2`

/** Levels, reservations and journal are what the model says. */
export async function levelsAreAs(model: Readonly<Model>, real: Real): Promise<void> {
  const { rows } = await real.db.raw<{ rows: Record<string, number | string | null>[] }>(stateSql, {
    items: real.items,
  })
  const seen = new Map(
    rows.map(({ item, place, ...figures }) => [
      `${real.items.indexOf(String(item))} ${real.places.indexOf(String(place))}`,
      // A level opened with nothing has no row in the journal yet.
      Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, figure ?? 0])),
    ])
  )
  const wanted = new Map(
    [...model.stocked].map(([key, stocked]) => {
      const [item, place] = key.split(" ").map(Number) as [number, number]
      const reserved = reservedAt(model, { item, place })
      return [key, { stocked, reserved, journal_stocked: stocked, journal_reserved: reserved }]
    })
  )
  expect(Object.fromEntries([...seen].sort())).toEqual(Object.fromEntries([...wanted].sort()))
}
