import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type {
  StockDocumentHead as DocumentHead,
  StockWriteOff,
  StockWriteOffEntry,
  StockWriteOffLine,
} from "../../../contract"
import { addedUp, StockShort } from "../move-stock"
import {
  causeOf,
  changeDocument,
  claimDocument,
  createDocument,
  inCommand,
  peopleWho,
  type Person,
  requireDocument,
} from "./frame"
import { requireItems } from "./items"
import { movablePieces } from "./lot-holds"
import type { Shelf } from "./lot-rules"
import { lotsAt } from "./lots"
import { moveForDocument } from "./move-for-document"
import { attachPhotos } from "./photos"
import { requirePlace } from "./place"
import { DocumentRefusal, refuseFields, type SaidFields } from "./refusal"
import { stockSettings, stopRule } from "./settings"
import { shelvesAt } from "./shelves"
import { namingShortLines } from "./short-lines"
import { lockWriteOffsOf, writeOffLimit, type WriteOffAuthority, writtenOffAlone } from "./write-off-limits"
import { asksForApproval, lotsWrittenOff, shortLots, writeOffTotal } from "./write-off-rules"

type Commanded = { command_id: string; id: string; version: number; person: Person }
export type CreateWriteOffInput = {
  id: string
  point: string
  note: string | null
  lines: StockWriteOffEntry[]
  person: Person
  business_day: string
  is_sample?: boolean
}
export type EditWriteOffInput = Commanded & { note: string | null; lines: StockWriteOffEntry[] }
export type SubmitWriteOffInput = Commanded & { authority: WriteOffAuthority; business_day: string }
export type ApproveWriteOffInput = Commanded & { business_day: string }
export type EndWriteOffInput = Commanded & { to: "refused" | "cancelled"; reason: string }

const addLinesSql = `
  INSERT INTO stock_write_off_line (document_id, line, inventory_item_id, variant_id, sku, title, quantity, reason, note, lot_id,
    unit_fen, photo_file_ids)
  SELECT :id, line, inventory_item_id, variant_id, sku, title, quantity, reason, note, lot_id, unit_fen, photo_file_ids
  FROM jsonb_populate_recordset(CAST(NULL AS stock_write_off_line), CAST(:lines AS jsonb))`
const dropLinesSql = `DELETE FROM stock_write_off_line WHERE document_id = :id`
const linesSql = `
  SELECT l.line::float8 AS line, l.inventory_item_id, l.variant_id, l.sku, l.title, l.quantity::float8 AS quantity, l.reason,
    l.note, l.lot_id, lot.lot_code, to_char(lot.expiry_date, 'YYYY-MM-DD') AS expiry_date,
    l.unit_fen::float8 AS unit_fen, l.photo_file_ids
  FROM stock_write_off_line l LEFT JOIN stock_lot lot ON lot.id = l.lot_id WHERE l.document_id = :id ORDER BY l.line`

/** A write-off with its lines and what it is worth; 404 when there is none. */
export async function readWriteOff(db: Knex, id: string): Promise<StockWriteOff> {
  const head = await requireDocument(db, "write_off", id)
  const { rows: lines } = await db.raw<{ rows: StockWriteOffLine[] }>(linesSql, { id })
  return { ...head, lines, ...writeOffTotal(lines), participant_ids: await participantsOf(db, head) }
}

/** Whoever wrote it, changed it or handed it in: what it says is theirs, so somebody else approves. */
async function participantsOf(db: Knex, { id, created_by }: DocumentHead): Promise<string[]> {
  const commands = ["create-write-off", "edit-write-off", "submit-write-off"]
  return [...new Set([created_by, ...(await peopleWho(db, { id, commands }))])]
}

export async function createWriteOff(
  db: Knex,
  { person, business_day, is_sample, ...asked }: CreateWriteOffInput
): Promise<{ document_id: string }> {
  const command = { id: asked.id, name: "create-write-off", document_id: asked.id, body: asked, person }
  return await inCommand(db, command, async (tx) => {
    const { id, note } = asked
    const place = await requirePlace(tx, asked.point)
    const head = await createDocument(tx, {
      id,
      kind: "write_off",
      place,
      state: "draft",
      business_day,
      person,
      note,
      is_sample,
    })
    await addLines(tx, head, asked.lines)
  })
}

/** Replaces the lines of a draft. */
export async function editWriteOff(
  db: Knex,
  { person, ...asked }: EditWriteOffInput
): Promise<{ document_id: string }> {
  const { command_id, id, version, note } = asked
  const command = { id: command_id, name: "edit-write-off", document_id: id, body: asked, person }
  return await inCommand(db, command, async (tx) => {
    const head = await claimDocument(tx, { kind: "write_off", id, version, states: ["draft"] })
    await tx.raw(dropLinesSql, { id })
    await addLines(tx, head, asked.lines)
    await changeDocument(tx, head, { note }, person)
  })
}

/**
 * Posts what its author may write off alone that day; anything above goes to somebody else for approval. What is not there is
 * refused either way (`insufficient_inventory`, `lot_short`).
 */
export async function submitWriteOff(
  db: Knex,
  { person, authority, business_day, ...asked }: SubmitWriteOffInput
): Promise<{ document_id: string }> {
  const { command_id, id, version } = asked
  const command = { id: command_id, name: "submit-write-off", document_id: id, body: asked, person }
  return await inCommand(db, command, async (tx) => {
    const head = await claimDocument(tx, { kind: "write_off", id, version, states: ["draft"] })
    const lines = await linesOf(tx, id)
    if (lines.length === 0) throw emptyWriteOff()
    await lockWriteOffsOf(tx, person.id)
    const alone = await writtenOffAlone(tx, { person_id: person.id, day: business_day })
    const limit = writeOffLimit(await stockSettings(tx), authority)
    const before = alone.get(head.point_code) ?? writeOffTotal([])
    if (asksForApproval(writeOffTotal(lines), { limit, before })) {
      await requirePiecesThere(tx, head, lines)
      requireLotsThere(lines, await shelvesOf(tx, head, lines, () => 0))
      await changeDocument(tx, head, { state: "submitted" }, person)
      return
    }
    await takeOut(tx, head, { lines, person, business_day })
    await changeDocument(tx, head, { state: "posted" }, person)
  })
}

/** Another person agrees, and the stock goes. Who wrote, changed or handed it in is refused (`own_write_off`). */
export async function approveWriteOff(
  db: Knex,
  { person, business_day, ...asked }: ApproveWriteOffInput
): Promise<{ document_id: string }> {
  const { command_id, id, version } = asked
  const command = { id: command_id, name: "approve-write-off", document_id: id, body: asked, person }
  return await inCommand(db, command, async (tx) => {
    const head = await claimDocument(tx, { kind: "write_off", id, version, states: ["submitted"] })
    if ((await participantsOf(tx, head)).includes(person.id)) throw ownWriteOff()
    await takeOut(tx, head, { lines: await linesOf(tx, id), person, business_day })
    await changeDocument(tx, head, { state: "posted" }, person)
  })
}

/** Refuses what was handed in, or gives up a draft; both say why. */
export async function endWriteOff(
  db: Knex,
  { person, ...asked }: EndWriteOffInput
): Promise<{ document_id: string }> {
  const { command_id, id, version, to, reason } = asked
  const command = { id: command_id, name: `end-write-off-${to}`, document_id: id, body: asked, person }
  return await inCommand(db, command, async (tx) => {
    const states = to === "refused" ? (["submitted"] as const) : (["draft", "submitted"] as const)
    const head = await claimDocument(tx, { kind: "write_off", id, version, states })
    await changeDocument(tx, head, { state: to, decision: reason }, person)
  })
}

async function linesOf(tx: Knex, id: string): Promise<StockWriteOffLine[]> {
  return (await tx.raw<{ rows: StockWriteOffLine[] }>(linesSql, { id })).rows
}

async function addLines(tx: Knex, head: DocumentHead, entries: readonly StockWriteOffEntry[]): Promise<void> {
  const facts = await requireItems(tx, entries)
  const lots = await lotsAt(tx, {
    locations: [head.location_id],
    items: facts.map(({ inventory_item_id }) => inventory_item_id),
  })
  const fields: SaidFields = {}
  entries.forEach(({ lot_id, inventory_item_id }, index) => {
    if (!lot_id || lots.some((lot) => lot.lot_id === lot_id && lot.inventory_item_id === inventory_item_id))
      return
    fields[`lines.${index}.lot_id`] = {
      chinese: "这里没有这个批次，请重新选择批次，或不选。",
      english: "There is no such lot here; choose again, or leave it out.",
    }
  })
  refuseFields("unknown_lot", fields)
  const rows = entries.map((entry, index) => {
    const { variant_id, sku, title, unit_fen } = facts[index]!
    return { ...entry, line: index, variant_id, sku, title, unit_fen }
  })
  await attachPhotos(tx, head, entries)
  await tx.raw(addLinesSql, { id: head.id, lines: JSON.stringify(rows) })
}

async function takeOut(
  tx: Knex,
  head: DocumentHead,
  {
    lines,
    person,
    business_day,
  }: { lines: readonly StockWriteOffLine[]; person: Person; business_day: string }
): Promise<void> {
  const { location_id } = head
  await namingShortLines(
    lines,
    "quantity",
    async () =>
      await moveForDocument(tx, {
        location_id,
        moves: lines.map((line) => ({ inventory_item_id: line.inventory_item_id, quantity: -line.quantity })),
        cause: causeOf(head, "write_off", person),
        today: business_day,
        lots: async () => {
          const shelves = await shelvesOf(tx, head, lines, (item) => piecesOf(lines, item))
          requireLotsThere(lines, shelves)
          const rule = stopRule(await stockSettings(tx))
          return lotsWrittenOff(lines, shelves, { today: business_day, rule }).map(
            ({ lot_id, quantity }) => ({
              lot_id,
              location_id,
              quantity: -quantity,
            })
          )
        },
      })
  )
}

const piecesOf = (lines: readonly StockWriteOffLine[], item: string): number =>
  lines.reduce((sum, line) => (line.inventory_item_id === item ? sum + line.quantity : sum), 0)

const shelvesOf = async (
  tx: Knex,
  { location_id }: DocumentHead,
  lines: readonly StockWriteOffLine[],
  gone: (item: string) => number
): Promise<Map<string, Shelf>> =>
  await shelvesAt(tx, { location_id, items: lines.map(({ inventory_item_id }) => inventory_item_id) }, gone)

/** Refuses what is not there when it is handed in, in the words in which posting would: nobody approves it first. */
async function requirePiecesThere(
  tx: Knex,
  { location_id }: DocumentHead,
  lines: readonly StockWriteOffLine[]
): Promise<void> {
  await namingShortLines(lines, "quantity", async () => {
    const items = lines.map(({ inventory_item_id }) => inventory_item_id)
    const free = await movablePieces(tx, { location_id, items })
    const short = addedUp(lines.map((line) => ({ ...line, location_id }))).flatMap((move) => {
      const available = Math.max(0, free.get(move.inventory_item_id) ?? 0)
      return move.quantity > available ? [{ ...move, available }] : []
    })
    if (short.length > 0) throw new StockShort(short)
  })
}

/** Refuses lines that together take more of the lot they name than is left of it here (`lot_short`). */
function requireLotsThere(lines: readonly StockWriteOffLine[], shelves: ReadonlyMap<string, Shelf>): void {
  const here = [...shelves.values()].flatMap(({ lots }) => lots)
  const fields: SaidFields = {}
  for (const { line, lot_code, left } of shortLots(lines, here)) {
    fields[`lines.${line}.lot_id`] = {
      chinese: `批次 ${lot_code} 在这里账面只剩 ${left} 件。请减少数量，或改选批次、不选批次。`,
      english: `On the books lot ${lot_code} has ${left} left here. Take fewer, or choose another lot or none.`,
    }
  }
  refuseFields("lot_short", fields)
}

const emptyWriteOff = (): DocumentRefusal =>
  new DocumentRefusal("document_empty", {
    chinese: "单据还没有商品。请先添加，或取消单据。",
    english: "The document has no goods yet. Add some, or cancel it.",
  })

const ownWriteOff = (): DocumentRefusal =>
  new DocumentRefusal("own_write_off", {
    chinese: "这张报损单是您填写、修改或提交的，不能由您审批。请由另一位主管审批。",
    english:
      "You wrote, changed or handed in this write-off, so you cannot approve it. Another manager must.",
  })
