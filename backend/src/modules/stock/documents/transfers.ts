import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type {
  StockDocumentHead as DocumentHead,
  StockTransfer,
  StockTransferEvent,
  StockTransferLine,
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
import { findItems, requireItems } from "./items"
import { type LotPick, pickLots, type Shelf, withoutPicks } from "./lot-rules"
import type { LotMove } from "./lots"
import { moveForDocument } from "./move-for-document"
import { type Place, requirePlace } from "./place"
import { DocumentRefusal, refuseFields, type SaidFields } from "./refusal"
import { stockSettings, stopRule } from "./settings"
import { shelvesAt } from "./shelves"
import { namingShortLines } from "./short-lines"
import { canKeep } from "./temperature"
import { requireMayLose } from "./transfer-losses"
import { type Arrival, arrivalFaults, inTransit, mayTransfer } from "./transfer-rules"
import type { WriteOffAuthority } from "./write-off-limits"

type Wanted = { inventory_item_id: string; quantity: number }
/** A line as it is kept, without what its goods cost today. */
type Line = Omit<StockTransferLine, "unit_fen">
type Commanded = { command_id: string; id: string; version: number; person: Person }
export type RequestTransferInput = {
  id: string
  from: string
  to: string
  note: string | null
  lines: Wanted[]
  person: Person
  business_day: string
  is_sample?: boolean
}
export type EditTransferInput = Commanded & { note: string | null; lines: Wanted[] }
export type DispatchTransferInput = Commanded & {
  lines: { line: number; quantity: number; lots?: { lot_id: string; quantity: number }[] }[]
  business_day: string
}
export type ReceiveTransferInput = Commanded & {
  lines: Arrival[]
  authority: WriteOffAuthority
  business_day: string
}
export type FindLostInput = Commanded & {
  lines: { line: number; quantity: number; note: string | null }[]
  business_day: string
}
export type EndTransferInput = Commanded & { to: "cancelled" | "refused"; reason: string }

const addLinesSql = `
  INSERT INTO stock_transfer_line (document_id, line, inventory_item_id, variant_id, sku, title, requested)
  SELECT :id, line, inventory_item_id, variant_id, sku, title, requested
  FROM jsonb_to_recordset(CAST(:lines AS jsonb))
    AS l (line bigint, inventory_item_id text, variant_id text, sku text, title text, requested bigint)`
const dropLinesSql = `DELETE FROM stock_transfer_line WHERE document_id = :id`
const linesSql = `
  SELECT l.line::float8 AS line, l.inventory_item_id, l.variant_id, l.sku, l.title, l.requested::float8 AS requested,
    l.dispatched::float8 AS dispatched, l.received::float8 AS received, l.lost::float8 AS lost,
    (l.dispatched - l.received - l.lost)::float8 AS in_transit,
    coalesce((
      SELECT jsonb_agg(jsonb_build_object('lot_id', lot.id, 'lot_code', lot.lot_code, 'expiry_date', lot.expiry_date,
        'dispatched', t.dispatched, 'received', t.received) ORDER BY lot.expiry_date NULLS LAST, lot.id)
      FROM stock_transfer_lot t JOIN stock_lot lot ON lot.id = t.lot_id
      WHERE t.document_id = l.document_id AND t.line = l.line), '[]') AS lots
  FROM stock_transfer_line l WHERE l.document_id = :id ORDER BY l.line`
const eventsSql = `
  SELECT line::float8 AS line, kind, quantity::float8 AS quantity, reason, note, person_id, person_name,
    to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS occurred_at
  FROM stock_transfer_event WHERE document_id = :id ORDER BY id`
const addEventsSql = `
  INSERT INTO stock_transfer_event (document_id, line, kind, quantity, reason, note, person_id, person_name)
  SELECT :id, line, kind, quantity, reason, note, :person_id, :person_name
  FROM jsonb_to_recordset(CAST(:events AS jsonb)) AS e (line bigint, kind text, quantity bigint, reason text, note text)
  WHERE quantity > 0`
const countSql = `
  UPDATE stock_transfer_line l
  SET dispatched = l.dispatched + c.dispatched, received = l.received + c.received, lost = l.lost + c.lost
  FROM jsonb_to_recordset(CAST(:changes AS jsonb)) AS c (line bigint, dispatched bigint, received bigint, lost bigint)
  WHERE l.document_id = :id AND l.line = c.line`
const addLotsSql = `
  INSERT INTO stock_transfer_lot (document_id, line, lot_id, dispatched)
  SELECT :id, line, lot_id, quantity FROM jsonb_to_recordset(CAST(:lots AS jsonb)) AS t (line bigint, lot_id text, quantity bigint)`
const receiveLotsSql = `
  UPDATE stock_transfer_lot t SET received = t.received + r.quantity
  FROM jsonb_to_recordset(CAST(:lots AS jsonb)) AS r (line bigint, lot_id text, quantity bigint)
  WHERE t.document_id = :id AND t.line = r.line AND t.lot_id = r.lot_id`

/** A transfer with its lines and what happened to them; 404 when there is none. */
export async function readTransfer(db: Knex, id: string): Promise<StockTransfer> {
  const head = await requireDocument(db, "transfer", id)
  const lines = [...(await linesOf(db, id)).values()]
  const items = await findItems(
    db,
    lines.map(({ inventory_item_id }) => inventory_item_id)
  )
  const events = await db.raw<{ rows: StockTransferEvent[] }>(eventsSql, { id })
  return {
    ...head,
    lines: lines.map((line) => ({ ...line, unit_fen: items.get(line.inventory_item_id)?.unit_fen ?? 0 })),
    events: events.rows,
  }
}

/** The target asks for goods. Refuses places that do not supply each other, and goods the target cannot keep. */
export async function requestTransfer(
  db: Knex,
  { person, business_day, is_sample, ...asked }: RequestTransferInput
): Promise<{ document_id: string }> {
  const command = { id: asked.id, name: "request-transfer", document_id: asked.id, body: asked, person }
  return await inCommand(db, command, async (tx) => {
    const [from, to] = [await requirePlace(tx, asked.from), await requirePlace(tx, asked.to)]
    if (!mayTransfer(from, to)) throw apart(from, to)
    await createDocument(tx, {
      id: asked.id,
      kind: "transfer",
      place: to,
      from,
      state: "requested",
      business_day,
      person,
      note: asked.note,
      is_sample,
    })
    await addLines(tx, asked.id, asked.lines, to)
  })
}

/** Changes what is asked for, as long as nothing was sent. */
export async function editTransfer(
  db: Knex,
  { person, ...asked }: EditTransferInput
): Promise<{ document_id: string }> {
  const { command_id, id, version } = asked
  const command = { id: command_id, name: "edit-transfer", document_id: id, body: asked, person }
  return await inCommand(db, command, async (tx) => {
    const head = await claimDocument(tx, { kind: "transfer", id, version, states: ["requested"] })
    await tx.raw(dropLinesSql, { id })
    await addLines(tx, id, asked.lines, await requirePlace(tx, head.point_code))
    await changeDocument(tx, head, { note: asked.note }, person)
  })
}

/** The source sends: its stock leaves now and is in transit on the document. First expired first where no lot is named. */
export async function dispatchTransfer(
  db: Knex,
  { person, business_day, ...asked }: DispatchTransferInput
): Promise<{ document_id: string }> {
  const { command_id, id, version } = asked
  const command = { id: command_id, name: "dispatch-transfer", document_id: id, body: asked, person }
  return await inCommand(db, command, async (tx) => {
    const head = await claimDocument(tx, { kind: "transfer", id, version, states: ["requested"] })
    const lines = await linesOf(tx, id)
    const location_id = head.from_location_id!
    refuseFields("unknown_line", unknownLines(asked.lines, lines))
    const sent = asked.lines.filter(({ quantity }) => quantity > 0)
    if (sent.length === 0) throw nothingSent()

    await namingShortLines(
      asked.lines.map(({ line }) => lines.get(line)!),
      "quantity",
      async () =>
        await moveForDocument(tx, {
          location_id,
          moves: sent.map(({ line, quantity }) => ({
            inventory_item_id: lines.get(line)!.inventory_item_id,
            quantity: -quantity,
          })),
          cause: causeOf(head, "transfer_out", person),
          today: business_day,
          lots: async () =>
            await sendLots(tx, { id, location_id, business_day, asked: asked.lines, sent, lines }),
        })
    )
    await tx.raw(countSql, {
      id,
      changes: JSON.stringify(
        sent.map(({ line, quantity }) => ({ line, dispatched: quantity, received: 0, lost: 0 }))
      ),
    })
    await addEvents(
      tx,
      id,
      person,
      sent.map(({ line, quantity }) => event(line, "dispatched", quantity))
    )
    await changeDocument(tx, head, { state: "dispatched" }, person)
  })
}

/**
 * The target takes in what came; what did not come stays in transit with a reason, or is given up as lost. The document is
 * received when nothing is in transit. 400 `lost_above_limit` where more is given up than the person may decide.
 */
export async function receiveTransfer(
  db: Knex,
  { person, authority, business_day, ...asked }: ReceiveTransferInput
): Promise<{ document_id: string }> {
  const { command_id, id, version } = asked
  const command = { id: command_id, name: "receive-transfer", document_id: id, body: asked, person }
  return await inCommand(db, command, async (tx) => {
    const head = await claimDocument(tx, { kind: "transfer", id, version, states: ["dispatched"] })
    const lines = await linesOf(tx, id)
    refuseFields("transfer_differs", arrivalFaults(asked.lines, lines))
    const itemOf = (line: number): string => lines.get(line)!.inventory_item_id
    const { point_code } = head
    await requireMayLose(tx, { id, point_code, business_day, person, authority, asked: asked.lines, itemOf })
    await arrive(tx, head, {
      lines,
      person,
      today: business_day,
      arrived: asked.lines.map(({ line, received }) => ({ line, quantity: received })),
    })
    await tx.raw(countSql, {
      id,
      changes: JSON.stringify(
        asked.lines.map(({ line, received, lost }) => ({ line, dispatched: 0, received, lost }))
      ),
    })
    await addEvents(
      tx,
      id,
      person,
      asked.lines.flatMap(({ line, received, lost, reason, note }) => [
        event(line, "received", received, { note }),
        event(line, "lost", lost, { reason, note }),
        event(line, "short", inTransit(lines.get(line)!) - received - lost, { reason, note }),
      ])
    )
    const after = await linesOf(tx, id)
    const isThrough = [...after.values()].every((line) => inTransit(line) === 0)
    await changeDocument(tx, head, { state: isThrough ? "received" : "dispatched" }, person)
  })
}

/** What was given up turned up after all: the target takes it in. */
export async function findLost(
  db: Knex,
  { person, business_day, ...asked }: FindLostInput
): Promise<{ document_id: string }> {
  const { command_id, id, version } = asked
  const command = { id: command_id, name: "find-lost", document_id: id, body: asked, person }
  return await inCommand(db, command, async (tx) => {
    const head = await claimDocument(tx, {
      kind: "transfer",
      id,
      version,
      states: ["dispatched", "received"],
    })
    const lines = await linesOf(tx, id)
    refuseFields("unknown_line", unknownLines(asked.lines, lines))
    const fields: SaidFields = {}
    asked.lines.forEach(({ line, quantity }, index) => {
      const { lost } = lines.get(line)!
      if (quantity <= lost) return
      fields[`lines.${index}.quantity`] = {
        chinese: `这一行只登记了 ${lost} 件丢失。`,
        english: `Only ${lost} of this line were given up as lost.`,
      }
    })
    refuseFields("transfer_differs", fields)
    await arrive(tx, head, { lines, arrived: asked.lines, person, today: business_day })
    await tx.raw(countSql, {
      id,
      changes: JSON.stringify(
        asked.lines.map(({ line, quantity }) => ({
          line,
          dispatched: 0,
          received: quantity,
          lost: -quantity,
        }))
      ),
    })
    await addEvents(
      tx,
      id,
      person,
      asked.lines.map(({ line, quantity, note }) => event(line, "found", quantity, { note }))
    )
    await changeDocument(tx, head, {}, person)
  })
}

/** Takes the request back (target) or refuses it (source), with a reason. Sent goods are received, never cancelled. */
export async function endTransfer(
  db: Knex,
  { person, ...asked }: EndTransferInput
): Promise<{ document_id: string }> {
  const { command_id, id, version, to, reason } = asked
  const command = { id: command_id, name: `end-transfer-${to}`, document_id: id, body: asked, person }
  return await inCommand(db, command, async (tx) => {
    const head = await claimDocument(tx, { kind: "transfer", id, version, states: ["requested"] })
    await changeDocument(tx, head, { state: to, decision: reason }, person)
  })
}

async function addLines(tx: Knex, id: string, wanted: readonly Wanted[], to: Place): Promise<void> {
  const items = await requireItems(tx, wanted)
  const fields: SaidFields = {}
  const seen = new Set<string>()
  items.forEach(({ inventory_item_id, zone, title }, index) => {
    if (seen.has(inventory_item_id)) {
      fields[`lines.${index}.inventory_item_id`] = {
        chinese: `“${title}”写了两行，请并成一行。`,
        english: `${title} is on two lines; make them one.`,
      }
    } else if (!canKeep(to, zone)) {
      fields[`lines.${index}.inventory_item_id`] = {
        chinese: `${to.name}没有${zone === "frozen" ? "冷冻" : "冷藏"}设备，不能存放“${title}”。`,
        english: `${to.name} has no ${zone === "frozen" ? "freezer" : "chilled cabinet"} for ${title}.`,
      }
    }
    seen.add(inventory_item_id)
  })
  refuseFields("transfer_lines", fields)
  await tx.raw(addLinesSql, {
    id,
    lines: JSON.stringify(
      items.map(({ inventory_item_id, variant_id, sku, title }, index) => ({
        line: index,
        inventory_item_id,
        variant_id,
        sku,
        title,
        requested: wanted[index]!.quantity,
      }))
    ),
  })
}

async function linesOf(tx: Knex, id: string): Promise<Map<number, Line>> {
  const { rows } = await tx.raw<{ rows: Line[] }>(linesSql, { id })
  return new Map(rows.map((row) => [row.line, row]))
}

type Sending = {
  id: string
  location_id: string
  business_day: string
  asked: DispatchTransferInput["lines"]
  sent: DispatchTransferInput["lines"]
  lines: ReadonlyMap<number, Line>
}

async function sendLots(
  tx: Knex,
  { id, location_id, business_day, asked, sent, lines }: Sending
): Promise<LotMove[]> {
  const itemOf = (line: number): string => lines.get(line)!.inventory_item_id
  const leaving = new Map(sent.map(({ line, quantity }) => [itemOf(line), quantity]))
  const shelves = await shelvesAt(
    tx,
    { location_id, items: [...leaving.keys()] },
    (item) => leaving.get(item) ?? 0
  )
  const rule = stopRule(await stockSettings(tx))
  const taken = sent.flatMap(({ line, quantity, lots = [] }) => {
    const shelf = shelves.get(itemOf(line)) ?? EMPTY_SHELF
    requireLots(lots, {
      onHand: shelf.lots,
      quantity,
      field: `lines.${asked.findIndex((each) => each.line === line)}.lots`,
    })
    const named = lots.reduce((sum, lot) => sum + lot.quantity, 0)
    const rest = pickLots(withoutPicks(shelf, lots), quantity - named, { today: business_day, rule })
    return joined([...lots, ...rest]).map((lot) => ({ line, ...lot }))
  })
  if (taken.length > 0) await tx.raw(addLotsSql, { id, lots: JSON.stringify(taken) })
  return taken.map(({ lot_id, quantity }) => ({ lot_id, location_id, quantity: -quantity }))
}

const EMPTY_SHELF: Shelf = { lots: [], unnamed: 0, promised: 0 }

/** One pick per lot. Pure. */
function joined(picks: readonly LotPick[]): LotPick[] {
  const sums = new Map<string, number>()
  for (const { lot_id, quantity } of picks) sums.set(lot_id, (sums.get(lot_id) ?? 0) + quantity)
  return [...sums].map(([lot_id, quantity]) => ({ lot_id, quantity }))
}

function requireLots(
  lots: readonly { lot_id: string; quantity: number }[],
  at: { onHand: readonly { lot_id: string; on_hand: number }[]; quantity: number; field: string }
): void {
  const total = lots.reduce((sum, { quantity }) => sum + quantity, 0)
  const isThere = lots.every(
    ({ lot_id, quantity }, index) =>
      (at.onHand.find((lot) => lot.lot_id === lot_id)?.on_hand ?? 0) >= quantity &&
      lots.findIndex((lot) => lot.lot_id === lot_id) === index
  )
  if (isThere && total <= at.quantity) return
  const said = {
    chinese: "所选批次的数量超过了库存或本行数量，请重新选择批次。",
    english: "The chosen lots exceed what is here or the line's quantity; choose the lots again.",
  }
  throw new DocumentRefusal("lots_short", said, { [at.field]: said })
}

type Arriving = {
  lines: ReadonlyMap<number, Line>
  arrived: { line: number; quantity: number }[]
  person: Person
  today: string
}

async function arrive(
  tx: Knex,
  head: DocumentHead,
  { lines, arrived, person, today }: Arriving
): Promise<void> {
  const { location_id } = head
  await moveForDocument(tx, {
    location_id,
    moves: arrived.map(({ line, quantity }) => ({
      inventory_item_id: lines.get(line)!.inventory_item_id,
      quantity,
    })),
    cause: causeOf(head, "transfer_in", person),
    today,
    lots: async () => {
      const lots = arrived.flatMap(({ line, quantity }) => {
        let left = quantity
        return lines.get(line)!.lots.flatMap(({ lot_id, dispatched, received }) => {
          const taken = Math.min(left, dispatched - received)
          left -= taken
          return taken > 0 ? [{ line, lot_id, quantity: taken }] : []
        })
      })
      if (lots.length > 0) await tx.raw(receiveLotsSql, { id: head.id, lots: JSON.stringify(lots) })
      return lots.map(({ lot_id, quantity }) => ({ lot_id, location_id, quantity }))
    },
  })
}

type NewEvent = Pick<StockTransferEvent, "line" | "kind" | "quantity" | "reason" | "note">

function event(
  line: number,
  kind: StockTransferEvent["kind"],
  quantity: number,
  { reason = null, note = null }: Partial<Pick<NewEvent, "reason" | "note">> = {}
): NewEvent {
  return { line, kind, quantity, reason, note }
}

async function addEvents(tx: Knex, id: string, person: Person, events: readonly NewEvent[]): Promise<void> {
  await tx.raw(addEventsSql, {
    id,
    events: JSON.stringify(events),
    person_id: person.id,
    person_name: person.name,
  })
}

function unknownLines(asked: readonly { line: number }[], lines: ReadonlyMap<number, Line>): SaidFields {
  const fields: SaidFields = {}
  asked.forEach(({ line }, index) => {
    if (lines.has(line) && asked.findIndex((other) => other.line === line) === index) return
    fields[`lines.${index}.line`] = {
      chinese: `单据没有第 ${line} 行，或这一行写了两次。`,
      english: `The document has no line ${line}, or it is given twice.`,
    }
  })
  return fields
}

const nothingSent = (): DocumentRefusal =>
  new DocumentRefusal("nothing_sent", {
    chinese: "一件也没有发出。请填写发出数量；不发货请驳回申请。",
    english: "Nothing is sent. Enter what you send, or refuse the request.",
  })

const apart = (from: Place, to: Place): DocumentRefusal =>
  new DocumentRefusal(
    "transfer_places",
    {
      chinese: `${from.name}不能向${to.name}调拨：只在同一枢纽的点位之间、或枢纽之间调拨。请换一个发货点。`,
      english: `${from.name} does not supply ${to.name}: goods move between places of one hub, or between hubs. Choose another source.`,
    },
    { from: { chinese: "请换一个发货点。", english: "Choose another source." } }
  )
