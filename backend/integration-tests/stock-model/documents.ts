import { DOCUMENT_INVARIANTS } from "../../src/modules/stock/documents/invariants"
import {
  type At,
  keyOf,
  levelsAreAs,
  type Line,
  type Lot,
  type LotPieces,
  LOTS,
  type Model,
  move,
  promisedAt,
  type Real,
  stockedAt,
} from "./model"

type Head = { id: string; version: number; place: number }
export type ReceiptLine = { item: number; received: number; rejected: number; lot: Lot | null }
export type ReceiptModel = Head & {
  kind: "receipt"
  state: "draft" | "posted" | "cancelled"
  lines: ReceiptLine[]
}
export type TransferLine = {
  item: number
  dispatched: number
  received: number
  lost: number
  /** Pieces of lots that left, less those that arrived. */
  lots: LotPieces
}
/** To `place`, from `from`. */
export type TransferModel = Head & {
  kind: "transfer"
  from: number
  state: "requested" | "dispatched" | "received" | "refused" | "cancelled"
  lines: TransferLine[]
  /** Pieces that were called lost, found again or not. */
  given_up?: number
}
/** What was counted, and what the books said when the counting began and ended. */
export type Counted = { counted: number; books_first: number; books_last: number }
export type CountLine = {
  rounds: [Counted | null, Counted | null]
  /** Somebody said something in the second round, be it that it is blank. */
  is_recounted?: boolean
  needs_recount: boolean
  has_reason: boolean
  settle: "difference" | "count" | null
  /** On the books when that was chosen. */
  settled_at?: number
}
export type StocktakeModel = Head & {
  /** Only what is on its list is counted. */
  is_shelf: boolean
  kind: "stocktake"
  state: "counting" | "recount" | "submitted" | "posted" | "cancelled"
  round: 1 | 2
  lines: Map<number, CountLine>
}
export type WriteOffLine = { item: number; quantity: number; lot: Lot | null }
export type WriteOffModel = Head & {
  kind: "write_off"
  state: "draft" | "submitted" | "posted" | "refused" | "cancelled"
  lines: WriteOffLine[]
}
export type DocumentModel = ReceiptModel | TransferModel | StocktakeModel | WriteOffModel

export const recordedAt = (model: Readonly<Model>, at: At): LotPieces =>
  model.lots.get(keyOf(at)) ?? { ending: 0, keeping: 0 }

/** What lies there of each lot where so many are stocked: what left without a lot was of the one that ends first. */
export function onHand({ ending, keeping }: LotPieces, stocked: number): LotPieces {
  const gone = Math.max(0, ending + keeping - stocked)
  return { ending: Math.max(0, ending - gone), keeping: keeping - Math.max(0, gone - ending) }
}
export const lotsHere = (model: Readonly<Model>, at: At): LotPieces =>
  onHand(recordedAt(model, at), stockedAt(model, at))

/** Of which lots so many pieces are taken, the one that ends first before the other. */
export function picked({ ending, keeping }: LotPieces, quantity: number): LotPieces {
  const first = Math.min(ending, quantity)
  return { ending: first, keeping: Math.min(keeping, quantity - first) }
}

/**
 * Of which lots so many pieces are when nobody names any: the lot that keeps, and pieces without a lot, as far as orders do not
 * need them; then the lot that is not sold any more. `named` pieces of the lots leave beside them.
 */
export function leaving(
  model: Readonly<Model>,
  at: At,
  { quantity, named = { ending: 0, keeping: 0 } }: { quantity: number; named?: LotPieces }
): LotPieces {
  const stocked = stockedAt(model, at)
  const here = lotsHere(model, at)
  const unnamed = stocked - here.ending - here.keeping
  const left = { ending: here.ending - named.ending, keeping: here.keeping - named.keeping }
  const good = Math.min(quantity, Math.max(0, left.keeping + unnamed - promisedAt(model, at)))
  return { keeping: Math.min(left.keeping, good), ending: Math.min(left.ending, quantity - good) }
}

export function bring(model: Model, at: At, pieces: Partial<LotPieces>, sign: 1 | -1 = 1): void {
  const recorded = recordedAt(model, at)
  const change = (lot: Lot): number => recorded[lot] + sign * (pieces[lot] ?? 0)
  model.lots.set(keyOf(at), { ending: change("ending"), keeping: change("keeping") })
}

/**
 * What a document does at one place: it may move what is held because it ends, `lots` says what it does to them, and what
 * is left of ending lots is held again. Answers the refusal when the place has too few.
 */
export function moveByDocument(
  model: Model,
  lines: readonly Line[],
  lots: () => void
): "insufficient_inventory" | null {
  for (const line of lines) model.held.delete(keyOf(line))
  if (!move(model, lines)) return "insufficient_inventory"
  lots()
  for (const line of lines) {
    const held = Math.min(lotsHere(model, line).ending, stockedAt(model, line) - promisedAt(model, line))
    if (held > 0) model.held.set(keyOf(line), held)
  }
  return null
}

const documentsSql = `
  SELECT d.id, d.kind, d.state, d.version::float8 AS version,
    coalesce((SELECT jsonb_object_agg(l.inventory_item_id, l.dispatched - l.received - l.lost)
      FROM stock_transfer_line l WHERE l.document_id = d.id), '{}') AS in_transit
  FROM stock_document d WHERE d.id = ANY (:ids)`
const lotsSql = `
  SELECT lot.inventory_item_id AS item, moved.location_id AS place, lot.lot_code AS lot, sum(moved.quantity)::float8 AS pieces
  FROM stock_lot lot JOIN stock_lot_movement moved ON moved.lot_id = lot.id
  WHERE lot.inventory_item_id = ANY (:items) GROUP BY 1, 2, 3 HAVING sum(moved.quantity) <> 0`

const byKey = <T>(entries: [string, T][]): Record<string, T> =>
  Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))

async function documentsAreAs(model: Readonly<Model>, { db, items }: Real): Promise<void> {
  const { rows } = await db.raw<{ rows: Record<string, unknown>[] }>(documentsSql, {
    ids: model.documents.map(({ id }) => id),
  })
  const wanted = model.documents.map((document) => ({
    id: document.id,
    kind: document.kind,
    state: document.state,
    version: document.version,
    in_transit: Object.fromEntries(
      document.kind === "transfer"
        ? document.lines.map((line) => [items[line.item]!, line.dispatched - line.received - line.lost])
        : []
    ),
  }))
  const entries = (list: Record<string, unknown>[]) =>
    byKey(list.map((row): [string, unknown] => [String(row.id), row]))
  expect(entries(rows)).toEqual(entries(wanted))
}

async function lotsAreAs(model: Readonly<Model>, { db, items, places }: Real): Promise<void> {
  const { rows } = await db.raw<{ rows: { item: string; place: string; lot: string; pieces: number }[] }>(
    lotsSql,
    { items }
  )
  const seen = rows.map(({ item, place, lot, pieces }): [string, number] => [
    `${items.indexOf(item)} ${places.indexOf(place)} ${lot}`,
    pieces,
  ])
  const wanted = [...model.lots].flatMap(([key, pieces]) =>
    LOTS.flatMap((lot): [string, number][] => (pieces[lot] ? [[`${key} ${lot}`, pieces[lot]]] : []))
  )
  expect(byKey(seen)).toEqual(byKey(wanted))
}

// Of this history's documents; the whole database is asked when all histories are over.
const invariantsSql = DOCUMENT_INVARIANTS.map(
  ({ sql }, index) => `SELECT ${index} AS invariant, id, item FROM (${sql}) AS broken WHERE id = ANY (:ids)`
).join(" UNION ALL ")

/** Levels, reservations, journal, lots, what is in transit and the documents are what the model says, and all hold together. */
export async function sameAs(model: Readonly<Model>, real: Real): Promise<void> {
  await levelsAreAs(model, real)
  await lotsAreAs(model, real)
  await documentsAreAs(model, real)
  const { rows } = await real.db.raw<{ rows: { invariant: number; id: string; item: string }[] }>(
    invariantsSql,
    { ids: model.documents.map(({ id }) => id) }
  )
  expect(rows.map((row) => ({ ...row, name: DOCUMENT_INVARIANTS[row.invariant]!.name }))).toEqual([])
}
