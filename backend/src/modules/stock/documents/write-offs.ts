import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type {
  StockDocumentHead as DocumentHead,
  StockWriteOff,
  StockWriteOffEntry,
  StockWriteOffLine,
} from "../../../contract"
import {
  causeOf,
  changeDocument,
  claimDocument,
  createDocument,
  inCommand,
  type Person,
  requireDocument,
} from "./frame"
import { requireItems } from "./items"
import { type LotMove, lotsAt } from "./lots"
import { moveForDocument } from "./move-for-document"
import { requirePlace } from "./place"
import { DocumentRefusal, refuseFields, type SaidFields } from "./refusal"
import { stockSettings } from "./settings"
import { namingShortLines } from "./short-lines"
import { asksForApproval, lotsWrittenOff, overdrawnLots, writeOffTotal } from "./write-off-rules"

/** Whose limit holds: a clerk's, or a manager's. */
export type WriteOffAuthority = "clerk" | "manager"

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
    l.note, l.lot_id, lot.lot_code, l.unit_fen::float8 AS unit_fen, l.photo_file_ids
  FROM stock_write_off_line l LEFT JOIN stock_lot lot ON lot.id = l.lot_id WHERE l.document_id = :id ORDER BY l.line`

/** A write-off with its lines and what it is worth; 404 when there is none. */
export async function readWriteOff(db: Knex, id: string): Promise<StockWriteOff> {
  const head = await requireDocument(db, "write_off", id)
  const { rows: lines } = await db.raw<{ rows: StockWriteOffLine[] }>(linesSql, { id })
  return { ...head, lines, ...writeOffTotal(lines) }
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

/** Posts what its author may write off alone; anything above goes to somebody else for approval. */
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
    const settings = await stockSettings(tx)
    const limit =
      authority === "manager"
        ? { fen: settings.write_off_manager_fen, pieces: settings.write_off_manager_pieces }
        : { fen: settings.write_off_clerk_fen, pieces: settings.write_off_clerk_pieces }
    if (asksForApproval(writeOffTotal(lines), limit)) {
      await changeDocument(tx, head, { state: "submitted" }, person)
      return
    }
    await takeOut(tx, head, { lines, person, business_day })
    await changeDocument(tx, head, { state: "posted" }, person)
  })
}

/** Another person agrees, and the stock goes. Its author is refused (`own_write_off`). */
export async function approveWriteOff(
  db: Knex,
  { person, business_day, ...asked }: ApproveWriteOffInput
): Promise<{ document_id: string }> {
  const { command_id, id, version } = asked
  const command = { id: command_id, name: "approve-write-off", document_id: id, body: asked, person }
  return await inCommand(db, command, async (tx) => {
    const head = await claimDocument(tx, { kind: "write_off", id, version, states: ["submitted"] })
    if (head.created_by === person.id) throw ownWriteOff()
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
        lots: async () => await takeLots(tx, head, lines, business_day),
      })
  )
}

/** Asked once the levels are locked, so that two write-offs never both find the last pieces of a lot. */
async function takeLots(
  tx: Knex,
  { location_id }: DocumentHead,
  lines: readonly StockWriteOffLine[],
  today: string
): Promise<LotMove[]> {
  const items = [...new Set(lines.map(({ inventory_item_id }) => inventory_item_id))]
  const known = await lotsAt(tx, { locations: [location_id], items })
  const overdrawn = overdrawnLots(lines, known)
  const fields: SaidFields = {}
  lines.forEach(({ lot_id, lot_code }, index) => {
    if (!lot_id || !overdrawn.has(lot_id)) return
    fields[`lines.${index}.lot_id`] = {
      chinese: `批次 ${lot_code} 在这里没有这么多，请减少数量，或其余的不选批次。`,
      english: `There are not so many of lot ${lot_code} here; take fewer, or leave the lot out for the rest.`,
    }
  })
  refuseFields("lots_short", fields)
  return items.flatMap((item) => {
    const own = lines.filter(({ inventory_item_id }) => inventory_item_id === item)
    const here = known.filter(({ inventory_item_id }) => inventory_item_id === item)
    // The goods have left the level already; the lots have not.
    const stocked = (here[0]?.stocked ?? 0) + writeOffTotal(own).pieces
    return lotsWrittenOff(own, here, { stocked, today }).map(({ lot_id, quantity }) => ({
      lot_id,
      location_id,
      quantity: -quantity,
    }))
  })
}

const emptyWriteOff = (): DocumentRefusal =>
  new DocumentRefusal("document_empty", {
    chinese: "单据还没有商品。请先添加，或取消单据。",
    english: "The document has no goods yet. Add some, or cancel it.",
  })

const ownWriteOff = (): DocumentRefusal =>
  new DocumentRefusal("own_write_off", {
    chinese: "这张报损单是您填写的，不能由您审批。请由另一位主管审批。",
    english: "You wrote this write-off, so you cannot approve it. Another manager must.",
  })
