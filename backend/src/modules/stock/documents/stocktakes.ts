import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type {
  StockDocumentHead as DocumentHead,
  Stocktake,
  StocktakeLine,
  StockVarianceReason,
} from "../../../contract"
import { countedLines } from "./count-figures"
import { itemsInScope, lockLevels, type StocktakeScope } from "./count-scope"
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
import { moveForDocument } from "./move-for-document"
import { requirePlace } from "./place"
import { DocumentRefusal, refuseFields, type Said, type SaidFields } from "./refusal"
import { stockSettings } from "./settings"
import { namingShortLines } from "./short-lines"
import { asksForRecount } from "./stocktake-rules"

type Commanded = { command_id: string; id: string; version: number; person: Person }
export type StartStocktakeInput = {
  id: string
  point: string
  scope: StocktakeScope
  is_blind: boolean
  note: string | null
  person: Person
  business_day: string
  is_sample?: boolean
}
export type EditStocktakeInput = Commanded & {
  lines: {
    inventory_item_id: string
    reason: StockVarianceReason | null
    note: string | null
    settle: "difference" | "count" | null
    /** What had moved when it was chosen that the count holds, as whoever chose it saw it. */
    moved_since?: number | null
  }[]
}
export type SubmitStocktakeInput = Commanded & { accept_blank: boolean }
export type EndStocktakeInput = Commanded & { to: "counting" | "cancelled"; reason: string }

const openLinesSql = `
  INSERT INTO stock_stocktake_line (document_id, location_id, inventory_item_id, variant_id, sku, title, started_stocked,
    started_movement_id)
  SELECT :id, :location_id, inventory_item_id, variant_id, sku, title,
    coalesce((SELECT stocked_quantity FROM inventory_level level WHERE level.location_id = :location_id
      AND level.inventory_item_id = l.inventory_item_id AND level.deleted_at IS NULL), 0),
    coalesce((SELECT max(m.id) FROM stock_movement m WHERE m.location_id = :location_id
      AND m.inventory_item_id = l.inventory_item_id), 0)
  FROM jsonb_to_recordset(CAST(:lines AS jsonb)) AS l (inventory_item_id text, variant_id text, sku text, title text)
  ON CONFLICT DO NOTHING
  RETURNING inventory_item_id`
const heldSql = `
  SELECT d.number, d.created_by_name, l.title FROM stock_stocktake_line l JOIN stock_document d ON d.id = l.document_id
  WHERE l.is_open AND l.location_id = :location_id AND l.inventory_item_id = ANY (:items) AND l.document_id <> :id
  ORDER BY d.number, l.title LIMIT 3`
const editLinesSql = `
  UPDATE stock_stocktake_line l SET reason = e.reason, note = e.note, settle = e.settle,
    settled_at_stock = coalesce((SELECT level.stocked_quantity FROM inventory_level level
      WHERE level.location_id = l.location_id AND level.inventory_item_id = l.inventory_item_id
        AND level.deleted_at IS NULL), 0)
  FROM jsonb_to_recordset(CAST(:lines AS jsonb)) AS e (inventory_item_id text, reason text, note text, settle text)
  WHERE l.document_id = :id AND l.inventory_item_id = e.inventory_item_id`
const itemsSql = `SELECT inventory_item_id FROM stock_stocktake_line WHERE document_id = :id`
const recountSql = `
  UPDATE stock_stocktake_line SET needs_recount = true WHERE document_id = :id AND inventory_item_id = ANY (:items)`
const closeSql = `UPDATE stock_stocktake_line SET is_open = false WHERE document_id = :id`
const freezeSql = `
  UPDATE stock_stocktake_line l
  SET is_open = false, counted = f.counted, expected_at_count = f.expected_at_count, moved_since = f.moved_since,
    difference = f.difference
  FROM jsonb_to_recordset(CAST(:lines AS jsonb))
    AS f (inventory_item_id text, counted bigint, expected_at_count bigint, moved_since bigint, difference bigint)
  WHERE l.document_id = :id AND l.inventory_item_id = f.inventory_item_id`
const countersSql = `
  SELECT DISTINCT ON (person_id) person_id AS id, person_name AS name FROM stock_stocktake_entry
  WHERE document_id = :id ORDER BY person_id, received_at DESC`

/** Who looks at a count. `isApprover`: approves counts of its place that others made. */
type CountReader = { id: string; isApprover: boolean }

/**
 * A count with its lines; 404 when there is none. While a blind count goes on it says nothing of the books, and until it is
 * posted only to who may approve it: who knows them may be sent back to count again.
 */
export async function readStocktake(db: Knex, id: string, reader: CountReader): Promise<Stocktake> {
  const head = await requireDocument(db, "stocktake", id)
  const lines = await countedLines(db, head)
  const { rows: counted_by } = await db.raw<{ rows: Person[] }>(countersSql, { id })
  const participant_ids = await participantsOf(db, head)
  const mayApprove = head.state === "submitted" && reader.isApprover && !participant_ids.includes(reader.id)
  const hides_books = head.is_blind === true && head.state !== "posted" && !mayApprove
  return {
    ...head,
    hides_books,
    lines: hides_books ? lines.map(withoutBooks) : lines,
    progress: { lines: lines.length, counted: lines.filter(({ counted }) => counted !== null).length },
    counted_by,
    participant_ids,
  }
}

/** Whoever began the count, counted or handed it in. Reasons may be the approver's: they change no figure. */
async function participantsOf(db: Knex, { id, created_by }: DocumentHead): Promise<string[]> {
  const { rows } = await db.raw<{ rows: Person[] }>(countersSql, { id })
  const handedIn = await peopleWho(db, { id, commands: ["submit-stocktake"] })
  return [...new Set([created_by, ...rows.map((counter) => counter.id), ...handedIn])]
}

/** Begins to count a place, a category or a shelf, and notes what the books say now. One count of an item at a time. */
export async function startStocktake(
  db: Knex,
  { person, business_day, is_sample, ...asked }: StartStocktakeInput
): Promise<{ document_id: string }> {
  const command = { id: asked.id, name: "start-stocktake", document_id: asked.id, body: asked, person }
  return await inCommand(db, command, async (tx) => {
    const { id, scope, is_blind, note } = asked
    const place = await requirePlace(tx, asked.point)
    await createDocument(tx, {
      id,
      kind: "stocktake",
      place,
      state: "counting",
      business_day,
      person,
      note,
      scope_kind: scope.kind,
      scope_label: scope.kind === "category" ? scope.category : scope.kind === "shelf" ? scope.label : null,
      is_blind,
      is_sample,
    })
    const items = await itemsInScope(tx, place.location_id, scope)
    if (items.length === 0) throw nothingToCount()
    await openLines(tx, { id, location_id: place.location_id }, items)
  })
}

/** Opens lines for these goods; refuses those that somebody else is counting here, and lets nothing of it stand. */
export async function openLines(
  tx: Knex,
  { id, location_id }: Pick<DocumentHead, "id" | "location_id">,
  items: readonly string[]
): Promise<void> {
  const facts = await requireItems(
    tx,
    items.map((inventory_item_id) => ({ inventory_item_id }))
  )
  const lines = JSON.stringify(
    facts.map(({ inventory_item_id, variant_id, sku, title }) => ({
      inventory_item_id,
      variant_id,
      sku,
      title,
    }))
  )
  const opened = await tx.raw<{ rows: { inventory_item_id: string }[] }>(openLinesSql, {
    id,
    location_id,
    lines,
  })
  if (opened.rows.length === facts.length) return

  const { rows } = await tx.raw<{ rows: { number: string; created_by_name: string; title: string }[] }>(
    heldSql,
    {
      id,
      location_id,
      items: [...items],
    }
  )
  const named = rows.map(({ title }) => title).join("、")
  throw new DocumentRefusal(
    "counted_elsewhere",
    {
      chinese: `${named} 正在盘点单 ${rows[0]?.number}（${rows[0]?.created_by_name}）里盘点。请先完成或取消那一张。`,
      english: `${named} is being counted in ${rows[0]?.number} (${rows[0]?.created_by_name}). Finish or cancel that count first.`,
    },
    {},
    "conflict"
  )
}

/** Writes reasons, and for goods that were sold meanwhile whether the difference or the count holds. */
export async function editStocktake(
  db: Knex,
  { person, ...asked }: EditStocktakeInput
): Promise<{ document_id: string }> {
  const { command_id, id, version } = asked
  const command = { id: command_id, name: "edit-stocktake", document_id: id, body: asked, person }
  return await inCommand(db, command, async (tx) => {
    const states = ["counting", "recount", "submitted"] as const
    const head = await claimDocument(tx, { kind: "stocktake", id, version, states })
    await requireLines(tx, id, asked.lines)
    await requireSeen(tx, head, asked.lines)
    await tx.raw(editLinesSql, { id, lines: JSON.stringify(asked.lines) })
    await changeDocument(tx, head, {}, person)
  })
}

/** Refuses, by line, that the count holds where more has moved than whoever says so has seen (`settle_missing`). */
async function requireSeen(tx: Knex, head: DocumentHead, asked: EditStocktakeInput["lines"]): Promise<void> {
  const choices = asked.filter(
    ({ settle, moved_since }) => settle === "count" && typeof moved_since === "number"
  )
  if (choices.length === 0) return
  await lockLevels(tx, {
    location_id: head.location_id,
    items: choices.map(({ inventory_item_id }) => inventory_item_id),
  })
  const now = new Map((await countedLines(tx, head)).map((line) => [line.inventory_item_id, line]))
  const fields: SaidFields = {}
  asked.forEach(({ inventory_item_id, settle, moved_since }, index) => {
    const line = now.get(inventory_item_id)
    if (settle !== "count" || typeof moved_since !== "number" || !line || line.moved_since === moved_since)
      return
    fields[`lines.${index}.settle`] = movedOn(line)
  })
  refuseFields("settle_missing", fields)
}

const movedOn = ({ title, moved_since }: StocktakeLine): Said => ({
  chinese: `“${title}”盘点期间或之后账面变动了 ${moved_since} 件，请选择“保留差异”或“以实盘为准”。`,
  english: `The books of ${title} moved by ${moved_since} during or after the count; keep the difference or keep the count.`,
})

/** Refuses, by line, goods that are not in the count (`not_in_count`). */
async function requireLines(
  tx: Knex,
  id: string,
  lines: readonly { inventory_item_id: string }[]
): Promise<void> {
  const { rows } = await tx.raw<{ rows: { inventory_item_id: string }[] }>(itemsSql, { id })
  const counted = new Set(rows.map(({ inventory_item_id }) => inventory_item_id))
  const fields: SaidFields = {}
  lines.forEach(({ inventory_item_id }, index) => {
    if (counted.has(inventory_item_id)) return
    fields[`lines.${index}.inventory_item_id`] = {
      chinese: "这个商品不在这张盘点单里，请先扫码盘点，或去掉这一行。",
      english: "This item is not in the count; count it first, or take the line out.",
    }
  })
  refuseFields("not_in_count", fields)
}

/**
 * Hands the count in. The first time, lines that differ go into a second count instead; then every difference needs its
 * reason. Lines left blank are posted as not counted, if `accept_blank` says so.
 */
export async function submitStocktake(
  db: Knex,
  { person, ...asked }: SubmitStocktakeInput
): Promise<{ document_id: string }> {
  const { command_id, id, version } = asked
  const command = { id: command_id, name: "submit-stocktake", document_id: id, body: asked, person }
  return await inCommand(db, command, async (tx) => {
    const head = await claimDocument(tx, { kind: "stocktake", id, version, states: ["counting", "recount"] })
    const lines = await countedLines(tx, head)
    const counted = lines.filter((line) => line.counted !== null)
    if (counted.length === 0) throw nothingCounted()
    if (counted.length < lines.length && !asked.accept_blank) throw blankLines(lines.length - counted.length)

    const { recount_from_pieces } = await stockSettings(tx)
    const doubtful =
      head.round === 1 ? lines.filter(({ variance }) => asksForRecount(variance, recount_from_pieces)) : []
    if (doubtful.length > 0) {
      await tx.raw(recountSql, { id, items: doubtful.map(({ inventory_item_id }) => inventory_item_id) })
      await changeDocument(tx, head, { state: "recount", round: 2 }, person)
      return
    }
    refuseFields(
      "recount_missing",
      // A second count that was made blank again is no count: its line is left out like every blank one.
      saidOf(lines, "counted", ({ needs_recount, second_counted, counted: kept, title }) =>
        needs_recount && second_counted === null && kept !== null
          ? { chinese: `“${title}”请再盘一次。`, english: `Count ${title} once more.` }
          : null
      )
    )
    refuseFields(
      "reason_missing",
      saidOf(lines, "reason", ({ variance, reason, title }) =>
        variance !== null && variance !== 0 && reason === null
          ? {
              chinese: `“${title}”账实不符，请选择原因。`,
              english: `${title} differs from the books; choose a reason.`,
            }
          : null
      )
    )
    await changeDocument(tx, head, { state: "submitted" }, person)
  })
}

/** Posts the differences. Whoever began the count, counted or handed it in does not approve it (`own_count`). */
export async function approveStocktake(
  db: Knex,
  { person, business_day, ...asked }: Commanded & { business_day: string }
): Promise<{ document_id: string }> {
  const { command_id, id, version } = asked
  const command = { id: command_id, name: "approve-stocktake", document_id: id, body: asked, person }
  return await inCommand(db, command, async (tx) => {
    const head = await claimDocument(tx, { kind: "stocktake", id, version, states: ["submitted"] })
    if ((await participantsOf(tx, head)).includes(person.id)) throw ownCount()
    const items = (await countedLines(tx, head)).map(({ inventory_item_id }) => inventory_item_id)
    await lockLevels(tx, { location_id: head.location_id, items })
    const lines = await countedLines(tx, head)
    refuseFields(
      "settle_missing",
      saidOf(lines, "settle", (line) => (line.must_choose ? movedOn(line) : null))
    )
    await namingShortLines(
      lines,
      "difference",
      async () =>
        await moveForDocument(tx, {
          location_id: head.location_id,
          moves: lines.map(({ inventory_item_id, difference }) => ({
            inventory_item_id,
            quantity: difference ?? 0,
          })),
          cause: causeOf(head, "stocktake", person),
          today: business_day,
          // A count says how many there are, not of which lot: what is missing was the first to expire.
          lots: async () => [],
        })
    )
    await tx.raw(freezeSql, { id, lines: JSON.stringify(lines) })
    await changeDocument(tx, head, { state: "posted" }, person)
  })
}

/** Sends a count back to the counters, or gives it up; both say why. */
export async function endStocktake(
  db: Knex,
  { person, ...asked }: EndStocktakeInput
): Promise<{ document_id: string }> {
  const { command_id, id, version, to, reason } = asked
  const command = { id: command_id, name: `end-stocktake-${to}`, document_id: id, body: asked, person }
  return await inCommand(db, command, async (tx) => {
    const states =
      to === "counting" ? (["submitted"] as const) : (["counting", "recount", "submitted"] as const)
    const head = await claimDocument(tx, { kind: "stocktake", id, version, states })
    if (to === "cancelled") await tx.raw(closeSql, { id })
    await changeDocument(tx, head, { state: to, decision: reason }, person)
  })
}

function saidOf(
  lines: readonly StocktakeLine[],
  field: string,
  say: (line: StocktakeLine) => Said | null
): SaidFields {
  const fields: SaidFields = {}
  lines.forEach((line, index) => {
    const said = say(line)
    if (said) fields[`lines.${index}.${field}`] = said
  })
  return fields
}

const withoutBooks = (line: StocktakeLine): StocktakeLine => ({
  ...line,
  started_stocked: null,
  expected_at_count: null,
  moved_since: null,
  variance: null,
  difference: null,
  must_choose: false,
})

const ownCount = (): DocumentRefusal =>
  new DocumentRefusal("own_count", {
    chinese: "您参与了这次盘点，不能审批。请由没有参与的主管审批。",
    english: "You took part in this count, so you cannot approve it. A manager who did not must.",
  })

const nothingToCount = (): DocumentRefusal =>
  new DocumentRefusal("nothing_to_count", {
    chinese: "这个范围里没有库存商品。请换一个范围，或按货架选择商品。",
    english: "There is no stock in this scope. Choose another, or pick the goods of a shelf.",
  })

const nothingCounted = (): DocumentRefusal =>
  new DocumentRefusal("nothing_counted", {
    chinese: "还没有盘点任何商品。请先扫码或填写数量；没有货请填 0。",
    english: "Nothing was counted yet. Scan or enter quantities; 0 where there is none.",
  })

const blankLines = (count: number): DocumentRefusal =>
  new DocumentRefusal("blank_lines", {
    chinese: `还有 ${count} 种商品没有盘。空白不等于 0：请补盘，或确认这些不盘再提交。`,
    english: `${count} items were not counted. Blank is not 0: count them, or confirm that they are left out.`,
  })
