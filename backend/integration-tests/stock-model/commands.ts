import fc from "fast-check"
import { moveStock } from "../../src/modules/stock/move-stock"
import type { StockReason } from "../../src/modules/stock/stock-cause"
import { documentCommands, errands, opening } from "./document-commands"
import { sameAs } from "./documents"
import {
  freeAt,
  happens,
  hasLevel,
  ITEMS,
  keyOf,
  move,
  movesOf,
  PLACES,
  reservedAt,
  stockedAt,
  type Line,
  type Model,
  type Real,
  type StockCommand,
} from "./model"

const at = fc.record({ item: fc.nat(ITEMS - 1), place: fc.nat(PLACES - 1) })
const pieces = fc.integer({ min: 1, max: 6 })
const line = fc.tuple(at, pieces).map(([end, quantity]): Line => ({ ...end, quantity }))
const taken = (lines: Line[]): Line[] => lines.map((each) => ({ ...each, quantity: -each.quantity }))
const told = (lines: readonly Line[]): string =>
  lines.map(({ item, place, quantity }) => `${quantity}×${item}@${place}`).join(" ")

/** A command from what it does: `run` holds its own outcome against the model, then everything is compared. */
const command = (told: string, run: (model: Model, real: Real) => Promise<void>): StockCommand => ({
  check: () => true,
  run: async (model, real) => {
    await run(model, real)
    await sameAs(model, real)
  },
  toString: () => told,
})

/** What a document does: all lines move, or none. */
const moves = (name: StockReason, lines: Line[]): StockCommand =>
  command(`${name}(${told(lines)})`, async (model, real) =>
    happens(move(model, lines), async () =>
      real.db.transaction(async (tx) => moveStock(tx, movesOf(real, lines), { reason: name }))
    )
  )

/** The same, and the process dies before the transaction ends: nothing of it happened. */
const crashes = (lines: Line[]): StockCommand =>
  command(`crash(${told(lines)})`, async (model, real) => {
    const before = structuredClone(model)
    const possible = move(model, lines)
    Object.assign(model, before)
    const died = new Error("The process died.")
    const dying = real.db.transaction(async (tx) => {
      await moveStock(tx, movesOf(real, lines), { reason: "sale" })
      throw died
    })
    await dying.catch((error: unknown) => {
      if (possible !== (error === died)) throw error
    })
  })

const reserves = (wish: Line): StockCommand =>
  command(`reserve(${told([wish])})`, async (model, real) => {
    const [place] = movesOf(real, [wish])
    await happens(hasLevel(model, wish) && freeAt(model, wish) >= wish.quantity, async () => {
      const [made] = await real.inventory.createReservationItems([place!])
      model.reservations.push({ line: wish, id: made!.id })
    })
  })

/** The reservation meant by a number, if there is any. */
const chosen = (model: Readonly<Model>, index: number) =>
  model.reservations[index % model.reservations.length]

const changesReservation = (index: number, quantity: number): StockCommand => ({
  ...command(`change reservation ${index} to ${quantity}`, async (model, real) => {
    const own = chosen(model, index)!
    const more = quantity - own.line.quantity
    await happens(more <= 0 || freeAt(model, own.line) >= more, async () => {
      await real.inventory.updateReservationItems([{ id: own.id, quantity }])
      own.line = { ...own.line, quantity }
    })
  }),
  check: (model) => model.reservations.length > 0,
})

const letsGo = (index: number): StockCommand => ({
  ...command(`let go of reservation ${index}`, async (model, real) => {
    const own = chosen(model, index)!
    await real.inventory.deleteReservationItems([own.id])
    model.reservations.splice(model.reservations.indexOf(own), 1)
  }),
  check: (model) => model.reservations.length > 0,
})

/** Medusa's own adjustment, as its fulfilments and returns make it. */
const adjusts = (change: Line): StockCommand =>
  command(`adjust(${told([change])})`, async (model, real) => {
    const [end] = movesOf(real, [change])
    await happens(move(model, [change]), async () =>
      real.inventory.adjustInventory(end!.inventory_item_id, end!.location_id, change.quantity)
    )
  })

/** Somebody types a number over the level. */
const edits = (wish: Line): StockCommand =>
  command(`edit(${told([wish])})`, async (model, real) => {
    const { quantity } = wish
    const possible =
      hasLevel(model, wish) && (quantity >= stockedAt(model, wish) || quantity >= reservedAt(model, wish))
    if (possible) model.stocked.set(keyOf(wish), quantity)
    const { inventory_item_id, location_id } = movesOf(real, [wish])[0]!
    await happens(possible, async () =>
      real.inventory.updateInventoryLevels([{ inventory_item_id, location_id, stocked_quantity: quantity }])
    )
  })

const someLines = fc.array(line, { minLength: 1, maxLength: 4 })

/** What happens to stock beside its documents. */
const direct: fc.Arbitrary<StockCommand>[] = [
  someLines.map((lines) => moves("receipt", lines)),
  someLines.map((lines) => moves("sale", taken(lines))),
  line.map((each) => moves("sale_return", [each])),
  fc
    .tuple(line, fc.nat(PLACES - 1))
    .map(([from, place]) => moves("transfer_out", [...taken([from]), { ...from, place }])),
  fc
    .tuple(at, fc.integer({ min: -4, max: 4 }))
    .map(([end, quantity]) => moves("stocktake", [{ ...end, quantity }])),
  line.map((each) => moves("write_off", taken([each]))),
  someLines.map((lines) => crashes(taken(lines))),
  line.map(reserves),
  fc.tuple(fc.nat(20), pieces).map(([index, quantity]) => changesReservation(index, quantity)),
  fc.nat(20).map(letsGo),
  fc
    .tuple(
      at,
      fc.integer({ min: -4, max: 4 }).filter((quantity) => quantity !== 0)
    )
    .map(([end, quantity]) => adjusts({ ...end, quantity })),
  fc.tuple(at, fc.nat(8)).map(([end, quantity]) => edits({ ...end, quantity })),
]

const anything = fc.oneof(...direct, ...documentCommands)
/** The steps of an errand, and between them whatever else happens: a sale while goods are counted. */
const errand = fc
  .oneof(
    ...errands.map((steps) =>
      fc.tuple(...steps.map((step) => fc.tuple(step, fc.option(anything, { freq: 2 }))))
    )
  )
  .map((steps) => steps.flat().filter((command) => command !== null))

/** What happens to stock, in whatever order: documents meet everything else. */
export const histories = (most: number): fc.Arbitrary<StockCommand[]> =>
  fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: anything.map((command) => [command]) },
        { weight: 2, arbitrary: errand }
      ),
      {
        minLength: 4,
        maxLength: most,
        size: "max",
      }
    )
    .map((happened) => [...opening, ...happened.flat()])
