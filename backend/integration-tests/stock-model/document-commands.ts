import { randomUUID } from "node:crypto"
import fc from "fast-check"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { addEntries } from "../../src/modules/stock/documents/count-entries"
import * as receipts from "../../src/modules/stock/documents/receipts"
import * as stocktakes from "../../src/modules/stock/documents/stocktakes"
import * as transfers from "../../src/modules/stock/documents/transfers"
import * as writeOffs from "../../src/modules/stock/documents/write-offs"
import {
  bring,
  type CountLine,
  type Counted,
  type DocumentModel,
  leaving,
  lotsHere,
  moveByDocument,
  picked,
  type ReceiptLine,
  type ReceiptModel,
  recordedAt,
  sameAs,
  type StocktakeModel,
  type TransferModel,
  type WriteOffLine,
  type WriteOffModel,
} from "./documents"
import { ITEMS, type Lot, LOTS, type Model, PLACES, type Real, type StockCommand, stockedAt } from "./model"

const TODAY = "2026-11-27"
const EXPIRY: Readonly<Record<Lot, string>> = { ending: "2026-11-28", keeping: "2027-11-27" }
const clerk = { id: "user_clerk", name: "王店员" }
const manager = { id: "user_manager", name: "李主管" }
/** What a clerk may write off alone in these histories. */
export const CLERKS_PIECES = 6

/**
 * How a command comes about: once; twice, because its answer was lost; or first in a process that dies at one of its
 * statements, and then again. Only the second way may change nothing more, and only the third nothing at first.
 */
type Manner = "once" | "twice" | { dies_at: number }
const manner: fc.Arbitrary<Manner> = fc.oneof(
  { weight: 6, arbitrary: fc.constant("once" as const) },
  { weight: 1, arbitrary: fc.constant("twice" as const) },
  { weight: 2, arbitrary: fc.nat(24).map((dies_at) => ({ dies_at })) }
)

/** What should come of it: a refusal's code, or null and `next` is what is then true. */
type Deed = { refusal: string | null; does: (db: Knex) => Promise<unknown> }

async function codeOf(deed: Promise<unknown>): Promise<string | null> {
  try {
    await deed
    return null
  } catch (error) {
    const { type, code } = error as { type?: string; code?: string }
    // A refusal has a type and a code; whatever has not is a fault.
    if (!type || !code) throw error
    return code
  }
}

/** Lets the process die before the statement of that number, at the latest before the transaction would have ended. */
async function dies(db: Knex, statement: number, does: Deed["does"]): Promise<void> {
  const died = Object.assign(new Error("The process died."), { type: "died", code: "died" })
  const dying = {
    transaction: async (run: (tx: Knex) => Promise<unknown>) =>
      await db.transaction(async (tx) => {
        let left = statement
        const raw = async (sql: string, values: Record<string, never>): Promise<unknown> => {
          if (left === 0) throw died
          left -= 1
          return await tx.raw(sql, values)
        }
        await run({ raw } as unknown as Knex)
        throw died
      }),
  }
  expect(await codeOf(does(dying as unknown as Knex))).not.toBeNull()
}

type Planned = { told: string; check?: (model: Readonly<Model>) => boolean }

/** A command of a document. `plan` may change the model it is given as it likes: what is refused is forgotten. */
const command = (
  how: Manner,
  { told, check = () => true }: Planned,
  plan: (next: Model, real: Real) => Deed
): StockCommand => ({
  check,
  run: async (model, real) => {
    const next = structuredClone(model)
    const { refusal, does } = plan(next, real)
    if (typeof how === "object") {
      await dies(real.db, how.dies_at, does)
      await sameAs(model, real)
    }
    expect(await codeOf(does(real.db))).toBe(refusal)
    if (refusal === null) {
      Object.assign(model, next)
      if (how === "twice") await does(real.db)
    }
    await sameAs(model, real)
  },
  toString: () => `${told}${how === "once" ? "" : ` ${JSON.stringify(how)}`}`,
})

type Kind = DocumentModel["kind"]
type Of<K extends Kind> = Extract<DocumentModel, { kind: K }>

/** The document meant by a number: mostly one in a state that allows what is asked, if there is any. */
function chosen<K extends Kind>(
  model: Readonly<Model>,
  { kind, index, states }: { kind: K; index: number; states: readonly Of<K>["state"][] }
): Of<K> {
  const all = model.documents.filter((document): document is Of<K> => document.kind === kind)
  const ready = all.filter(({ state }) => states.some((allowed) => allowed === state))
  const from = ready.length > 0 && index % 6 > 0 ? ready : all
  return from[index % from.length]!
}
const has =
  (kind: Kind) =>
  (model: Readonly<Model>): boolean =>
    model.documents.some((document) => document.kind === kind)

/** A command to a document that is there: refused unless it is in one of the states, otherwise one version on. */
const onDocument = <K extends Kind>(
  how: Manner,
  asked: { told: string; kind: K; index: number; states: readonly Of<K>["state"][] },
  plan: (document: Of<K>, next: Model, real: Real) => Omit<Deed, "does"> & { does: OnDocument }
): StockCommand =>
  command(
    how,
    { told: `${asked.told} of ${asked.kind} ${asked.index}`, check: has(asked.kind) },
    (next, real) => {
      const document = chosen(next, asked)
      const { id, version } = document
      const isOpen = asked.states.some((state) => state === document.state)
      const { refusal, does } = plan(document, next, real)
      if (isOpen) document.version += 1
      const head = { command_id: randomUUID(), id, version, business_day: TODAY }
      return {
        refusal: isOpen ? refusal : "document_state",
        does: async (db) => await does(db, head),
      }
    }
  )
type OnDocument = (
  db: Knex,
  head: { command_id: string; id: string; version: number; business_day: string }
) => Promise<unknown>

const item = fc.nat(ITEMS - 1)
const place = fc.nat(PLACES - 1)
const pieces = fc.integer({ min: 1, max: 6 })
const index = fc.nat(40)
const lot = fc.constantFrom(...LOTS, null)
const reason = "Model"
const made = (): { id: string; version: number } => ({ id: randomUUID(), version: 1 })
const toldLines = (lines: readonly object[]): string => JSON.stringify(lines)

const draftsReceipt = (how: Manner, at: number, lines: ReceiptLine[]): StockCommand =>
  command(how, { told: `draft receipt at ${at} ${toldLines(lines)}` }, (next, real) => {
    const document: ReceiptModel = { ...made(), kind: "receipt", state: "draft", place: at, lines }
    next.documents.push(document)
    return {
      refusal: lines.some(({ received, rejected }) => rejected > received) ? "receipt_lines" : null,
      does: async (db) =>
        await receipts.createReceipt(db, {
          id: document.id,
          point: real.points[at]!,
          note: null,
          delivery_no: null,
          supplier_id: null,
          person: clerk,
          business_day: TODAY,
          lines: lines.map(({ item, received, rejected, lot }) => ({
            inventory_item_id: real.items[item]!,
            expected: null,
            received,
            rejected,
            reject_reason: rejected > 0 ? "damaged" : null,
            shortage_reason: null,
            lot_code: lot,
            production_date: null,
            expiry_date: lot && EXPIRY[lot],
            needs_proof: null,
            proof_kind: "purchase_voucher" as const,
            proof_number: "GH-1",
            temperature: null,
            temperature_decision: null,
            photo_file_ids: [],
          })),
        }),
    }
  })

const postsReceipt = (how: Manner, index: number): StockCommand =>
  onDocument(how, { told: "post", kind: "receipt", index, states: ["draft"] }, (document, next) => {
    const { lines, place } = document
    document.state = "posted"
    const accepted = lines.map(({ item, received, rejected, lot }) => ({
      item,
      place,
      lot,
      quantity: received - rejected,
    }))
    const refusal = moveByDocument(next, accepted, () => {
      for (const line of accepted) if (line.lot) bring(next, line, { [line.lot]: line.quantity })
    })
    return {
      refusal,
      does: async (db, head) => await receipts.postReceipt(db, { ...head, person: clerk }),
    }
  })

const cancelsReceipt = (how: Manner, index: number): StockCommand =>
  onDocument(how, { told: "cancel", kind: "receipt", index, states: ["draft"] }, (document) => {
    document.state = "cancelled"
    return {
      refusal: null,
      does: async (db, { business_day: _, ...head }) =>
        await receipts.cancelReceipt(db, { ...head, reason, person: clerk }),
    }
  })

const asksForTransfer = (
  how: Manner,
  { from, to, lines }: { from: number; to: number; lines: { item: number; quantity: number }[] }
): StockCommand =>
  command(how, { told: `request transfer ${from} to ${to} ${toldLines(lines)}` }, (next, real) => {
    const document: TransferModel = {
      ...made(),
      kind: "transfer",
      state: "requested",
      place: to,
      from,
      lines: lines.map(({ item }) => ({
        item,
        dispatched: 0,
        received: 0,
        lost: 0,
        lots: { ending: 0, keeping: 0 },
      })),
    }
    next.documents.push(document)
    const isTwice = new Set(lines.map(({ item }) => item)).size < lines.length
    return {
      refusal: from === to ? "transfer_places" : isTwice ? "transfer_lines" : null,
      does: async (db) =>
        await transfers.requestTransfer(db, {
          id: document.id,
          from: real.points[from]!,
          to: real.points[to]!,
          note: null,
          lines: lines.map(({ item, quantity }) => ({ inventory_item_id: real.items[item]!, quantity })),
          person: clerk,
          business_day: TODAY,
        }),
    }
  })

/** So many pieces of each line, as far as there are lines. */
const perLine = (document: TransferModel, quantities: number[]) =>
  document.lines.map((of, line) => ({ of, line, quantity: quantities[line] ?? 0 }))

const dispatches = (how: Manner, index: number, quantities: number[]): StockCommand =>
  onDocument(
    how,
    { told: `dispatch ${toldLines([quantities])}`, kind: "transfer", index, states: ["requested"] },
    (document, next) => {
      document.state = "dispatched"
      const lines = perLine(document, quantities)
      const sent = lines.filter(({ quantity }) => quantity > 0)
      const { from } = document
      const gone = sent.map(({ of, quantity }) => ({
        of,
        at: { item: of.item, place: from },
        quantity,
        lots: leaving(next, { item: of.item, place: from }, { quantity }),
      }))
      const moves = gone.map(({ at, quantity }) => ({ ...at, quantity: -quantity }))
      const short = moveByDocument(next, moves, () => {
        for (const { of, at, quantity, lots } of gone) {
          bring(next, at, lots, -1)
          Object.assign(of, { dispatched: quantity, lots })
        }
      })
      return {
        refusal: sent.length === 0 ? "nothing_sent" : short,
        does: async (db, head) =>
          await transfers.dispatchTransfer(db, {
            ...head,
            person: manager,
            lines: lines.map(({ line, quantity }) => ({ line, quantity })),
          }),
      }
    }
  )

/** What arrives comes off the lots of its line, the one that ends first before the other. */
function arrive(document: TransferModel, next: Model, arrived: ReturnType<typeof perLine>): string | null {
  const moves = arrived.map(({ of, quantity }) => ({ item: of.item, place: document.place, quantity }))
  return moveByDocument(next, moves, () => {
    for (const { of, quantity } of arrived) {
      const came = picked(of.lots, quantity)
      bring(next, { item: of.item, place: document.place }, came)
      of.lots = { ending: of.lots.ending - came.ending, keeping: of.lots.keeping - came.keeping }
      of.received += quantity
    }
  })
}

const receives = (how: Manner, index: number, came: { received: number; lost: number }[]): StockCommand =>
  onDocument(
    how,
    { told: `receive ${toldLines(came)}`, kind: "transfer", index, states: ["dispatched"] },
    (document, next) => {
      const lines = document.lines.map((of, line) => ({
        of,
        line,
        ...(came[line] ?? { received: 0, lost: 0 }),
      }))
      const isTooMuch = lines.some(
        ({ of, received, lost }) => received + lost > of.dispatched - of.received - of.lost
      )
      arrive(
        document,
        next,
        lines.map(({ of, line, received }) => ({ of, line, quantity: received }))
      )
      const given_up = lines.reduce((sum, { lost }) => sum + lost, 0)
      const isTooMuchLost = given_up > 0 && (document.given_up ?? 0) + given_up > CLERKS_PIECES
      document.given_up = (document.given_up ?? 0) + given_up
      for (const { of, lost } of lines) of.lost += lost
      if (document.lines.every((line) => line.dispatched === line.received + line.lost))
        document.state = "received"
      return {
        refusal: isTooMuch ? "transfer_differs" : isTooMuchLost ? "lost_above_limit" : null,
        does: async (db, head) =>
          await transfers.receiveTransfer(db, {
            ...head,
            person: clerk,
            authority: "clerk",
            lines: lines.map(({ line, received, lost }) => ({
              line,
              received,
              lost,
              reason: "missing" as const,
              note: null,
            })),
          }),
      }
    }
  )

const finds = (how: Manner, index: number, quantities: number[]): StockCommand =>
  onDocument(
    how,
    {
      told: `find ${toldLines([quantities])}`,
      kind: "transfer",
      index,
      states: ["dispatched", "received"],
    },
    (document, next) => {
      const lines = perLine(document, quantities)
      const isTooMuch = lines.some(({ of, quantity }) => quantity > of.lost)
      arrive(document, next, lines)
      for (const { of, quantity } of lines) of.lost -= quantity
      return {
        refusal: isTooMuch ? "transfer_differs" : null,
        does: async (db, head) =>
          await transfers.findLost(db, {
            ...head,
            person: clerk,
            lines: lines.map(({ line, quantity }) => ({ line, quantity, note: null })),
          }),
      }
    }
  )

const endsTransfer = (how: Manner, index: number, to: "cancelled" | "refused"): StockCommand =>
  onDocument(how, { told: to, kind: "transfer", index, states: ["requested"] }, (document) => {
    document.state = to
    return {
      refusal: null,
      does: async (db, { business_day: _, ...head }) =>
        await transfers.endTransfer(db, { ...head, to, reason, person: manager }),
    }
  })

const blank = (): CountLine => ({
  rounds: [null, null],
  needs_recount: false,
  has_reason: false,
  settle: null,
})
const isOpenCount = (document: DocumentModel): document is StocktakeModel =>
  document.kind === "stocktake" && document.state !== "posted" && document.state !== "cancelled"
/** Is the item in another count of the place that still goes on? */
const isCounted = (model: Model, own: StocktakeModel, item: number): boolean =>
  model.documents.some(
    (other) => isOpenCount(other) && other.id !== own.id && other.place === own.place && other.lines.has(item)
  )

const startsCount = (how: Manner, at: number, shelf: number[] | null): StockCommand =>
  command(how, { told: `start count at ${at} ${shelf ? toldLines([shelf]) : "of all"}` }, (next, real) => {
    const all = Array.from({ length: ITEMS }, (_, item) => item)
    const items = shelf ?? all.filter((item) => stockedAt(next, { item, place: at }) > 0)
    const document: StocktakeModel = {
      ...made(),
      kind: "stocktake",
      is_shelf: shelf !== null,
      state: "counting",
      place: at,
      round: 1,
      lines: new Map(items.map((item) => [item, blank()])),
    }
    next.documents.push(document)
    const isElsewhere = items.some((item) => isCounted(next, document, item))
    return {
      refusal: items.length === 0 ? "nothing_to_count" : isElsewhere ? "counted_elsewhere" : null,
      does: async (db) =>
        await stocktakes.startStocktake(db, {
          id: document.id,
          point: real.points[at]!,
          scope: shelf
            ? {
                kind: "shelf",
                label: "A1",
                inventory_item_ids: shelf.map((item) => real.items[item]!),
              }
            : { kind: "place" },
          is_blind: false,
          note: null,
          person: clerk,
          business_day: TODAY,
        }),
    }
  })

type Entry = { item: number; kind: "scan" | "typed" | "cleared"; quantity: number }

/** Its version stays: counters do not get in each other's way. */
const counts = (how: Manner, index: number, entry: Entry): StockCommand =>
  command(
    how,
    { told: `count ${toldLines([entry])} in stocktake ${index}`, check: has("stocktake") },
    (next, real) => {
      const document = chosen(next, { kind: "stocktake", index, states: ["counting", "recount"] })
      const { id, place, state, round } = document
      const { item, kind, quantity } = entry
      const line = document.lines.get(item) ?? blank()
      const books = stockedAt(next, { item, place })
      const refusal =
        state !== "counting" && state !== "recount"
          ? "document_state"
          : document.is_shelf && !document.lines.has(item) && books > 0
            ? "not_in_scope"
            : state === "recount" && !line.needs_recount
              ? "not_in_recount"
              : isCounted(next, document, item)
                ? "counted_elsewhere"
                : null
      document.lines.set(item, line)
      if (round === 2) line.is_recounted = true
      const before = line.rounds[round - 1]
      line.rounds[round - 1] =
        kind === "cleared"
          ? null
          : kind === "typed" || !before
            ? { counted: quantity, books_first: books, books_last: books }
            : { ...before, counted: before.counted + quantity, books_last: books }
      const entries = [
        {
          id: randomUUID(),
          inventory_item_id: real.items[item]!,
          kind,
          quantity,
          counted_at: new Date().toISOString(),
        },
      ]
      return {
        refusal,
        does: async (db) => {
          const { refused } = await addEntries(db, { id, entries, sent_at: null, person: clerk })
          if (refused[0]) throw Object.assign(new Error("Refused."), { type: "entry", code: refused[0].code })
        },
      }
    }
  )

type Found = CountLine & { item: number; final: Counted | null; variance: number; now: number }
const foundIn = (model: Readonly<Model>, { lines, place }: StocktakeModel): Found[] =>
  [...lines].map(([item, line]) => {
    const final = line.is_recounted ? line.rounds[1] : line.rounds[0]
    const variance = final ? final.counted - final.books_last : 0
    const now = stockedAt(model, { item, place })
    // That the count holds was said of what had moved until then.
    const settle = line.settle === "count" && line.settled_at !== now ? null : line.settle
    return { ...line, item, final, variance, now, settle }
  })

const explains = (how: Manner, index: number, settle: CountLine["settle"]): StockCommand =>
  onDocument(
    how,
    { told: `explain, ${settle}`, kind: "stocktake", index, states: ["counting", "recount", "submitted"] },
    (document, next, real) => {
      for (const [item, line] of document.lines) {
        const settled_at = stockedAt(next, { item, place: document.place })
        Object.assign(line, { has_reason: true, settle, settled_at })
      }
      const lines = [...document.lines.keys()].map((item) => ({
        inventory_item_id: real.items[item]!,
        reason: "shrinkage" as const,
        note: null,
        settle,
      }))
      return {
        refusal: null,
        does: async (db, { business_day: _, ...head }) =>
          await stocktakes.editStocktake(db, { ...head, lines, person: clerk }),
      }
    }
  )

const submitsCount = (how: Manner, index: number, accept_blank: boolean): StockCommand =>
  onDocument(
    how,
    {
      told: `submit${accept_blank ? " with blanks" : ""}`,
      kind: "stocktake",
      index,
      states: ["counting", "recount"],
    },
    (document, next) => {
      const found = foundIn(next, document)
      const counted = found.filter(({ final }) => final)
      const doubtful = document.round === 1 ? found.filter(({ variance }) => variance !== 0) : []
      const refusal = ((): string | null => {
        if (counted.length === 0) return "nothing_counted"
        if (counted.length < found.length && !accept_blank) return "blank_lines"
        if (doubtful.length > 0) return null
        if (found.some(({ needs_recount, rounds, final }) => needs_recount && !rounds[1] && final))
          return "recount_missing"
        return found.some(({ variance, has_reason }) => variance !== 0 && !has_reason)
          ? "reason_missing"
          : null
      })()
      for (const { item } of doubtful) document.lines.get(item)!.needs_recount = true
      if (doubtful.length > 0) Object.assign(document, { state: "recount", round: 2 })
      else document.state = "submitted"
      return {
        refusal,
        does: async (db, { business_day: _, ...head }) =>
          await stocktakes.submitStocktake(db, { ...head, accept_blank, person: clerk }),
      }
    }
  )

const approvesCount = (how: Manner, index: number, by: typeof clerk): StockCommand =>
  onDocument(
    how,
    { told: `approval by ${by.id}`, kind: "stocktake", index, states: ["submitted"] },
    (document, next) => {
      const found = foundIn(next, document)
      const moved = ({ final, now }: Found): boolean =>
        final !== null && (now !== final.books_last || final.books_first !== final.books_last)
      const mustChoose = found.some((line) => line.variance !== 0 && moved(line) && line.settle === null)
      const short = moveByDocument(
        next,
        found.map(({ item, final, settle, variance, now }) => ({
          item,
          place: document.place,
          quantity: final && variance !== 0 && settle === "count" ? final.counted - now : variance,
        })),
        () => undefined
      )
      document.state = "posted"
      return {
        refusal: by === clerk ? "own_count" : mustChoose ? "settle_missing" : short,
        does: async (db, head) => await stocktakes.approveStocktake(db, { ...head, person: by }),
      }
    }
  )

const endsCount = (how: Manner, index: number, to: "counting" | "cancelled"): StockCommand =>
  onDocument(
    how,
    {
      told: `end as ${to}`,
      kind: "stocktake",
      index,
      states: to === "counting" ? ["submitted"] : ["counting", "recount", "submitted"],
    },
    (document) => {
      document.state = to
      return {
        refusal: null,
        does: async (db, { business_day: _, ...head }) =>
          await stocktakes.endStocktake(db, { ...head, to, reason, person: manager }),
      }
    }
  )

const lotSql = `SELECT id FROM stock_lot WHERE inventory_item_id = :item AND lot_code = :lot`
async function lotId(db: Knex, item: string, lot: Lot | null): Promise<string | null> {
  if (!lot) return null
  const { rows } = await db.raw<{ rows: { id: string }[] }>(lotSql, { item, lot })
  return rows[0]?.id ?? "lot_nowhere"
}

const draftsWriteOff = (how: Manner, at: number, lines: WriteOffLine[]): StockCommand =>
  command(how, { told: `draft write-off at ${at} ${toldLines(lines)}` }, (next, real) => {
    const document: WriteOffModel = { ...made(), kind: "write_off", state: "draft", place: at, lines }
    next.documents.push(document)
    const isUnknown = lines.some(({ item, lot }) => lot && recordedAt(next, { item, place: at })[lot] === 0)
    return {
      refusal: isUnknown ? "unknown_lot" : null,
      does: async (db) => {
        const entries = []
        for (const { item, quantity, lot } of lines) {
          const inventory_item_id = real.items[item]!
          entries.push({
            inventory_item_id,
            quantity,
            reason: "damaged" as const,
            note: null,
            lot_id: await lotId(real.db, inventory_item_id, lot),
            photo_file_ids: [],
          })
        }
        const body = { id: document.id, point: real.points[at]!, note: null, lines: entries }
        await writeOffs.createWriteOff(db, { ...body, person: clerk, business_day: TODAY })
      },
    }
  })

const sumOf = (lines: readonly WriteOffLine[], lot: Lot | null): number =>
  lines.reduce((sum, line) => sum + (line.lot === lot ? line.quantity : 0), 0)

/** Takes the lots that lines name, and of what is left as `leaving` says; refused when a lot has fewer than named. */
function takeOut({ lines, place }: WriteOffModel, next: Model): string | null {
  const taken = [...new Set(lines.map(({ item }) => item))].map((item) => {
    const own = lines.filter((line) => line.item === item)
    const named = { ending: sumOf(own, "ending"), keeping: sumOf(own, "keeping") }
    const at = { item, place }
    const here = lotsHere(next, at)
    const isOverdrawn = named.ending > here.ending || named.keeping > here.keeping
    return { at, named, isOverdrawn, others: leaving(next, at, { quantity: sumOf(own, null), named }) }
  })
  const isOverdrawn = taken.some((each) => each.isOverdrawn)
  const short = moveByDocument(
    next,
    lines.map(({ item, quantity }) => ({ item, place, quantity: -quantity })),
    () => {
      for (const { at, named, others } of taken) {
        bring(next, at, named, -1)
        bring(next, at, others, -1)
      }
    }
  )
  return short ?? (isOverdrawn ? "lot_short" : null)
}

const submitsWriteOff = (how: Manner, index: number): StockCommand =>
  onDocument(how, { told: "submit", kind: "write_off", index, states: ["draft"] }, (document, next) => {
    const isLarge = document.lines.reduce((sum, { quantity }) => sum + quantity, 0) > CLERKS_PIECES
    // What has to be approved stays where it is, but nobody hands in what is not there.
    const refusal = takeOut(document, isLarge ? structuredClone(next) : next)
    document.state = isLarge ? "submitted" : "posted"
    return {
      refusal,
      does: async (db, head) =>
        await writeOffs.submitWriteOff(db, { ...head, authority: "clerk", person: clerk }),
    }
  })

const approvesWriteOff = (how: Manner, index: number, by: typeof clerk): StockCommand =>
  onDocument(
    how,
    { told: `approval by ${by.id}`, kind: "write_off", index, states: ["submitted"] },
    (document, next) => {
      const refusal = takeOut(document, next)
      document.state = "posted"
      return {
        refusal: by === clerk ? "own_write_off" : refusal,
        does: async (db, head) => await writeOffs.approveWriteOff(db, { ...head, person: by }),
      }
    }
  )

const endsWriteOff = (how: Manner, index: number, to: "cancelled" | "refused"): StockCommand =>
  onDocument(
    how,
    {
      told: to,
      kind: "write_off",
      index,
      states: to === "refused" ? ["submitted"] : ["draft", "submitted"],
    },
    (document) => {
      document.state = to
      return {
        refusal: null,
        does: async (db, { business_day: _, ...head }) =>
          await writeOffs.endWriteOff(db, { ...head, to, reason, person: manager }),
      }
    }
  )

const few = { minLength: 1, maxLength: 3 }
const three = { minLength: 3, maxLength: 3 }
const receiptLine = fc.record({ item, received: fc.nat(8), rejected: fc.constantFrom(0, 0, 0, 1), lot })
const receiptLines = fc.array(receiptLine, few)
const writeOffLine = fc.record({
  item,
  quantity: fc.integer({ min: 1, max: 4 }),
  lot: fc.constantFrom(null, null, ...LOTS),
})
const wanted = fc.record({ item, quantity: pieces })
const ends = fc.constantFrom([0, 1], [1, 0], [0, 1], [1, 0], [0, 0]) as fc.Arbitrary<[number, number]>
const transfer = fc
  .tuple(
    ends,
    fc.oneof(fc.uniqueArray(wanted, { ...few, selector: (line) => line.item }), fc.array(wanted, few))
  )
  .map(([[from, to], lines]) => ({ from, to, lines }))
const sent = fc.array(fc.nat(4), three)
const came = fc.array(fc.record({ received: fc.nat(3), lost: fc.constantFrom(0, 0, 1) }), three)
const turnedUp = fc.array(fc.constantFrom(0, 0, 1), three)
const shelf = fc.option(fc.uniqueArray(item, few))
const entry = fc
  .record({ item, kind: fc.constantFrom("scan", "typed", "typed", "cleared"), quantity: fc.nat(6) })
  .map((made): Entry => (made.kind === "cleared" ? { ...made, quantity: 0 } : (made as Entry)))
const settle = fc.constantFrom("difference" as const, "count" as const, null)
const approver = fc.constantFrom(manager, manager, manager, clerk)
const mostly = fc.constantFrom(true, true, true, false)

const receipt = {
  draft: fc.tuple(manner, place, receiptLines).map((made) => draftsReceipt(...made)),
  post: fc.tuple(manner, index).map((made) => postsReceipt(...made)),
  cancel: fc.tuple(manner, index).map((made) => cancelsReceipt(...made)),
}
const moving = {
  request: fc.tuple(manner, transfer).map((made) => asksForTransfer(...made)),
  dispatch: fc.tuple(manner, index, sent).map((made) => dispatches(...made)),
  receive: fc.tuple(manner, index, came).map((made) => receives(...made)),
  find: fc.tuple(manner, index, turnedUp).map((made) => finds(...made)),
  end: fc
    .tuple(manner, index, fc.constantFrom("cancelled" as const, "refused" as const))
    .map((made) => endsTransfer(...made)),
}
const stocktake = {
  start: fc.tuple(manner, place, shelf).map((made) => startsCount(...made)),
  count: fc.tuple(manner, index, entry).map((made) => counts(...made)),
  explain: fc.tuple(manner, index, settle).map((made) => explains(...made)),
  submit: fc.tuple(manner, index, mostly).map((made) => submitsCount(...made)),
  approve: fc.tuple(manner, index, approver).map((made) => approvesCount(...made)),
  end: fc
    .tuple(manner, index, fc.constantFrom("counting" as const, "cancelled" as const))
    .map((made) => endsCount(...made)),
}
const writeOff = {
  draft: fc.tuple(manner, place, fc.array(writeOffLine, few)).map((made) => draftsWriteOff(...made)),
  submit: fc.tuple(manner, index).map((made) => submitsWriteOff(...made)),
  approve: fc.tuple(manner, index, approver).map((made) => approvesWriteOff(...made)),
  end: fc
    .tuple(manner, index, fc.constantFrom("cancelled" as const, "refused" as const))
    .map((made) => endsWriteOff(...made)),
}

/** Everything that may happen to the documents that move stock. */
export const documentCommands: fc.Arbitrary<StockCommand>[] = [receipt, moving, stocktake, writeOff].flatMap(
  (commands) => Object.values<fc.Arbitrary<StockCommand>>(commands)
)

/** What usually follows on what; by chance alone few counts would ever be approved. */
export const errands: fc.Arbitrary<StockCommand>[][] = [
  [receipt.draft, receipt.post],
  [moving.request, moving.dispatch, moving.receive, moving.receive, moving.find],
  [
    stocktake.start,
    ...Array.from({ length: 4 }, () => stocktake.count),
    stocktake.submit,
    ...Array.from({ length: 4 }, () => stocktake.count),
    stocktake.explain,
    stocktake.submit,
    stocktake.approve,
  ],
  [writeOff.draft, writeOff.submit, writeOff.approve],
]

/** How every history begins: two of the items lie at both places, in both lots; the third was never there. */
export const opening: StockCommand[] = [0, 1].flatMap((at) => [
  draftsReceipt(
    "once",
    at,
    [0, 1].flatMap((item) => LOTS.map((lot) => ({ item, received: 3, rejected: 0, lot })))
  ),
  postsReceipt("once", 1),
])
