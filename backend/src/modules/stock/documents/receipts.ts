import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type {
  StockDocumentHead as DocumentHead,
  StockReceipt,
  StockReceiptEntry as ReceiptEntry,
  StockReceiptLine,
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
import { type ItemFacts, requireItems } from "./items"
import { type LotMove, requireLots } from "./lots"
import { moveForDocument } from "./move-for-document"
import { attachPhotos } from "./photos"
import { requirePlace } from "./place"
import { acceptedOf, asksForProof, draftFaults, expiryOfLine, postingFaults } from "./receipt-rules"
import { DocumentRefusal, refuseFields } from "./refusal"

type Commanded = { command_id: string; id: string; version: number; person: Person }
type ReceiptBody = {
  note: string | null
  delivery_no: string | null
  supplier_id: string | null
  lines: ReceiptEntry[]
}
export type CreateReceiptInput = ReceiptBody & {
  id: string
  point: string
  person: Person
  business_day: string
  is_sample?: boolean
}
export type EditReceiptInput = Commanded & ReceiptBody
export type PostReceiptInput = Commanded & { business_day: string }
export type CancelReceiptInput = Commanded & { reason: string }

const addLinesSql = `
  INSERT INTO stock_receipt_line (document_id, line, inventory_item_id, variant_id, sku, title, expected, received, rejected,
    reject_reason, shortage_reason, lot_code, production_date, expiry_date, is_expiry_computed, needs_proof, is_edible, proof_kind,
    proof_number, temperature_zone, temperature, temperature_decision, temperature_decided_by, photo_file_ids)
  SELECT :id, line, inventory_item_id, variant_id, sku, title, expected, received, rejected, reject_reason, shortage_reason,
    lot_code, production_date, expiry_date, is_expiry_computed, needs_proof, is_edible, proof_kind, proof_number, temperature_zone,
    temperature, temperature_decision, temperature_decided_by, photo_file_ids
  FROM jsonb_populate_recordset(CAST(NULL AS stock_receipt_line), CAST(:lines AS jsonb))`
const dropLinesSql = `DELETE FROM stock_receipt_line WHERE document_id = :id`
const linesSql = `
  SELECT line::float8 AS line, inventory_item_id, variant_id, sku, title, expected::float8 AS expected,
    received::float8 AS received, rejected::float8 AS rejected, reject_reason, shortage_reason, lot_code,
    production_date::text AS production_date, expiry_date::text AS expiry_date, is_expiry_computed, needs_proof, is_edible,
    proof_kind, proof_number, temperature_zone, temperature::float8 AS temperature, temperature_decision, temperature_decided_by,
    photo_file_ids, lot_id
  FROM stock_receipt_line WHERE document_id = :id ORDER BY line`
const nameLotsSql = `
  UPDATE stock_receipt_line l SET lot_id = named.lot_id, lot_code = named.lot_code
  FROM jsonb_to_recordset(CAST(:named AS jsonb)) AS named (line bigint, lot_id text, lot_code text)
  WHERE l.document_id = :id AND l.line = named.line`
const supplierSql = `SELECT name FROM supplier WHERE id = :supplier_id AND deleted_at IS NULL`

/** A goods receipt with its lines; 404 when there is none. */
export async function readReceipt(db: Knex, id: string): Promise<StockReceipt> {
  const head = await requireDocument(db, "receipt", id)
  const { rows } = await db.raw<{ rows: StockReceiptLine[] }>(linesSql, { id })
  return { ...head, supplier_name: await supplierName(db, head.supplier_id), lines: rows }
}

/** Begins a draft, against a delivery sheet or free. */
export async function createReceipt(
  db: Knex,
  { person, business_day, is_sample, ...asked }: CreateReceiptInput
): Promise<{ document_id: string }> {
  const command = { id: asked.id, name: "create-receipt", document_id: asked.id, body: asked, person }
  return await inCommand(db, command, async (tx) => {
    const place = await requirePlace(tx, asked.point)
    await requireSupplier(tx, asked.supplier_id)
    const { id, note, delivery_no, supplier_id } = asked
    const head = await createDocument(tx, {
      id,
      kind: "receipt",
      place,
      state: "draft",
      business_day,
      person,
      note,
      delivery_no,
      supplier_id,
      is_sample,
    })
    await addLines(tx, head, asked.lines, person)
  })
}

/** Replaces head and lines of a draft. */
export async function editReceipt(
  db: Knex,
  { person, ...asked }: EditReceiptInput
): Promise<{ document_id: string }> {
  const { command_id, id, version, note, delivery_no, supplier_id } = asked
  const command = { id: command_id, name: "edit-receipt", document_id: id, body: asked, person }
  return await inCommand(db, command, async (tx) => {
    const head = await claimDocument(tx, { kind: "receipt", id, version, states: ["draft"] })
    await requireSupplier(tx, supplier_id)
    await tx.raw(dropLinesSql, { id })
    await addLines(tx, head, asked.lines, person)
    await changeDocument(tx, head, { note, delivery_no, supplier_id }, person)
  })
}

/** Takes in what was received and not rejected, with its lots; refuses everything that is missing, by line. */
export async function postReceipt(
  db: Knex,
  { person, business_day, ...asked }: PostReceiptInput
): Promise<{ document_id: string }> {
  const { command_id, id, version } = asked
  const command = { id: command_id, name: "post-receipt", document_id: id, body: asked, person }
  return await inCommand(db, command, async (tx) => {
    const head = await claimDocument(tx, { kind: "receipt", id, version, states: ["draft"] })
    const place = await requirePlace(tx, head.point_code)
    const { rows: lines } = await tx.raw<{ rows: StockReceiptLine[] }>(linesSql, { id })
    if (lines.length === 0) throw emptyReceipt()
    const facts = await requireItems(tx, lines)
    refuseFields("receipt_incomplete", postingFaults(lines, { facts, place, today: business_day }))

    await moveForDocument(tx, {
      location_id: head.location_id,
      moves: lines.map((line) => ({
        inventory_item_id: line.inventory_item_id,
        quantity: acceptedOf(line),
      })),
      cause: causeOf(head, "receipt", person),
      today: business_day,
      lots: async () => await takeInLots(tx, head, lines, facts),
    })
    await changeDocument(tx, head, { state: "posted" }, person)
  })
}

/** Gives a draft up, with a reason. */
export async function cancelReceipt(
  db: Knex,
  { person, ...asked }: CancelReceiptInput
): Promise<{ document_id: string }> {
  const { command_id, id, version, reason } = asked
  const command = { id: command_id, name: "cancel-receipt", document_id: id, body: asked, person }
  return await inCommand(db, command, async (tx) => {
    const head = await claimDocument(tx, { kind: "receipt", id, version, states: ["draft"] })
    await changeDocument(tx, head, { state: "cancelled", decision: reason }, person)
  })
}

async function addLines(
  tx: Knex,
  head: DocumentHead,
  lines: readonly ReceiptEntry[],
  person: Person
): Promise<void> {
  const facts = await requireItems(tx, lines)
  refuseFields("receipt_lines", draftFaults(lines, facts))
  const rows = lines.map((line, index) => {
    const goods = facts[index]!
    return {
      ...line,
      ...expiryOfLine(line, goods),
      line: index,
      variant_id: goods.variant_id,
      sku: goods.sku,
      title: goods.title,
      needs_proof: asksForProof(line, goods),
      is_edible: goods.is_edible,
      temperature_zone: goods.zone,
      temperature_decided_by: line.temperature_decision ? person.name : null,
    }
  })
  await attachPhotos(tx, head, lines)
  await tx.raw(addLinesSql, { id: head.id, lines: JSON.stringify(rows) })
}

/** Goods with a date but no lot code are a lot by that date: 20261120 for what was made or ends that day. */
async function takeInLots(
  tx: Knex,
  head: DocumentHead,
  lines: readonly StockReceiptLine[],
  facts: readonly ItemFacts[]
): Promise<LotMove[]> {
  const taken = lines.flatMap((line, index) => {
    const lot_code = line.lot_code ?? (line.production_date ?? line.expiry_date)?.replaceAll("-", "")
    return acceptedOf(line) > 0 && lot_code ? [{ ...line, lot_code, goods: facts[index]! }] : []
  })
  const ids = await requireLots(
    tx,
    taken.map(({ goods, ...line }) => ({
      inventory_item_id: line.inventory_item_id,
      lot_code: line.lot_code,
      production_date: line.production_date,
      expiry_date: line.expiry_date,
      shelf_life_days: goods.shelf_life_days,
      is_expiry_computed: line.is_expiry_computed,
      supplier_id: head.supplier_id ?? goods.supplier_id,
      origin_code: goods.origin_code,
      is_sample: head.is_sample,
      field: `lines.${line.line}.lot_code`,
    }))
  )
  const named = taken.map(({ line, lot_code }, index) => ({ line, lot_code, lot_id: ids[index]! }))
  await tx.raw(nameLotsSql, { id: head.id, named: JSON.stringify(named) })
  return taken.map((line, index) => ({
    lot_id: ids[index]!,
    location_id: head.location_id,
    quantity: acceptedOf(line),
  }))
}

async function supplierName(db: Knex, supplier_id: string | null): Promise<string | null> {
  if (!supplier_id) return null
  const { rows } = await db.raw<{ rows: { name: string }[] }>(supplierSql, { supplier_id })
  return rows[0]?.name ?? null
}

async function requireSupplier(tx: Knex, supplier_id: string | null): Promise<void> {
  if (!supplier_id || (await supplierName(tx, supplier_id))) return
  const said = {
    chinese: "没有这个供应商，请重新选择。",
    english: "There is no such supplier; choose again.",
  }
  throw new DocumentRefusal("unknown_supplier", said, { supplier_id: said })
}

const emptyReceipt = (): DocumentRefusal =>
  new DocumentRefusal("document_empty", {
    chinese: "单据还没有商品。请先添加，或取消单据。",
    english: "The document has no goods yet. Add some, or cancel it.",
  })
