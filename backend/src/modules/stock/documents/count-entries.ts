import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { StockDocumentHead as DocumentHead } from "../../../contract"
import { outOfScope } from "./count-scope"
import { claimDocument, type Person } from "./frame"
import { findItems } from "./items"
import type { Said } from "./refusal"
import { openLines } from "./stocktakes"
import type { CountEntry } from "./stocktake-rules"

export type NewEntry = Omit<CountEntry, "seq"> & { id: string; inventory_item_id: string }
export type AddEntriesInput = {
  id: string
  entries: NewEntry[]
  /** The device's clock when it sent them: what it is wrong by is taken off `counted_at`. */
  sent_at: string | null
  person: Person
}
export type EntriesResult = { accepted: string[]; refused: { id: string; code: string; said: Said }[] }

type KeptEntry = {
  id: string
  document_id: string
  inventory_item_id: string
  kind: string
  quantity: number
}

/** A device is taken for wrong by its clock from here on; less is the network. */
const ON_THE_WAY_SECONDS = 10

const keptSql = `
  SELECT id, document_id, inventory_item_id, kind, quantity::float8 AS quantity FROM stock_stocktake_entry WHERE id = ANY (:ids)`
const linesSql = `
  SELECT inventory_item_id, needs_recount FROM stock_stocktake_line WHERE document_id = :id`
const heldSql = `
  SELECT inventory_item_id FROM stock_stocktake_line
  WHERE is_open AND location_id = :location_id AND inventory_item_id = ANY (:items) AND document_id <> :id`
// Never before the count began and never ahead of our own clock, whatever the device thinks the time is. What an answer
// takes on the way is no fault of the device's clock. A device tells whole milliseconds: the end of its own is meant, or what
// was sold in the same one would seem to have been sold after.
const addSql = `
  INSERT INTO stock_stocktake_entry (id, document_id, inventory_item_id, round, kind, quantity, counted_at, person_id,
    person_name)
  SELECT e.id, d.id, e.inventory_item_id, d.round, e.kind, e.quantity,
    least(clock_timestamp(), greatest(d.created_at,
      e.counted_at + interval '1 millisecond' + CASE
        WHEN abs(extract(epoch FROM clock_timestamp() - CAST(:sent_at AS timestamptz))) > ${ON_THE_WAY_SECONDS}
        THEN clock_timestamp() - CAST(:sent_at AS timestamptz) ELSE interval '0' END)),
    :person_id, :person_name
  FROM stock_document d, ROWS FROM (
    jsonb_to_recordset(CAST(:entries AS jsonb))
      AS (id text, inventory_item_id text, kind text, quantity bigint, counted_at timestamptz)
  ) WITH ORDINALITY AS e (id, inventory_item_id, kind, quantity, counted_at, place)
  WHERE d.id = :id
  ORDER BY e.place
  ON CONFLICT (id) DO NOTHING`

const words = {
  entry_id_used: {
    chinese: "这条盘点记录的编号已用于另一内容，请重新扫一次。",
    english: "The id of this entry was used for something else; scan once more.",
  },
  unknown_item: {
    chinese: "没有这个商品，请核对条码。",
    english: "There is no such item; check the barcode.",
  },
  not_in_recount: {
    chinese: "这个商品不用复盘，只盘列出的商品。",
    english: "This item needs no second count; count the listed ones only.",
  },
  counted_elsewhere: {
    chinese: "这个商品正在另一张盘点单里盘点，请先完成那一张。",
    english: "This item is being counted in another document; finish that one first.",
  },
} satisfies Record<string, Said>
type Fault = { code: string; said: Said }
const faultSaying = (code: keyof typeof words): Fault => ({ code, said: words[code] })

/**
 * Takes entries in as they come, in any order and any number of times: each is kept once. Answers what was wrong with single
 * ones and keeps the rest. Goods that are found beyond the list get a line when they are of what is counted (`outOfScope`). 409
 * when the count is over.
 */
export async function addEntries(db: Knex, asked: AddEntriesInput): Promise<EntriesResult> {
  return await db.transaction(async (tx) => {
    await tx.raw("SET LOCAL lock_timeout = '3s'")
    const kept = await keptEntries(tx, asked.entries)
    // An answer that was lost is given again, even after the count was handed in.
    if (asked.entries.every((entry) => isSame(kept.get(entry.id), entry, asked.id))) {
      return { accepted: asked.entries.map(({ id }) => id), refused: [] }
    }
    const states = ["counting", "recount"] as const
    const head = await claimDocument(tx, { kind: "stocktake", id: asked.id, version: null, states })
    return await addTo(tx, head, asked, kept)
  })
}

async function addTo(
  tx: Knex,
  head: DocumentHead,
  { entries, sent_at, person }: AddEntriesInput,
  kept: ReadonlyMap<string, KeptEntry>
): Promise<EntriesResult> {
  const { rows } = await tx.raw<{ rows: { inventory_item_id: string; needs_recount: boolean }[] }>(linesSql, {
    id: head.id,
  })
  const lines = new Map(rows.map((line) => [line.inventory_item_id, line.needs_recount]))
  const extra = [...new Set(entries.map((entry) => entry.inventory_item_id))].filter(
    (item) => !lines.has(item)
  )
  const known = await findItems(tx, extra)
  const held = await tx.raw<{ rows: { inventory_item_id: string }[] }>(heldSql, {
    id: head.id,
    location_id: head.location_id,
    items: extra,
  })
  const elsewhere = new Set(held.rows.map(({ inventory_item_id }) => inventory_item_id))

  const foreign = await outOfScope(tx, head, known)

  const faultOf = (entry: NewEntry): Fault | null => {
    const item = entry.inventory_item_id
    if (kept.has(entry.id))
      return isSame(kept.get(entry.id), entry, head.id) ? null : faultSaying("entry_id_used")
    if (!lines.has(item) && !known.has(item)) return faultSaying("unknown_item")
    const said = foreign.get(item)
    if (said) return { code: "not_in_scope", said }
    if (head.state === "recount" && !lines.get(item)) return faultSaying("not_in_recount")
    return elsewhere.has(item) ? faultSaying("counted_elsewhere") : null
  }
  const judged = entries.map((entry) => ({ entry, fault: faultOf(entry) }))
  const good = judged.filter(({ fault }) => fault === null).map(({ entry }) => entry)
  const found = [...new Set(good.map((entry) => entry.inventory_item_id))].filter((item) => !lines.has(item))
  if (found.length > 0) await openLines(tx, head, found)
  await tx.raw(addSql, {
    id: head.id,
    entries: JSON.stringify(good),
    sent_at,
    person_id: person.id,
    person_name: person.name,
  })
  return {
    accepted: good.map(({ id }) => id),
    refused: judged.flatMap(({ entry, fault }) => (fault ? [{ id: entry.id, ...fault }] : [])),
  }
}

async function keptEntries(tx: Knex, entries: readonly NewEntry[]): Promise<Map<string, KeptEntry>> {
  const { rows } = await tx.raw<{ rows: KeptEntry[] }>(keptSql, { ids: entries.map(({ id }) => id) })
  return new Map(rows.map((row) => [row.id, row]))
}

const isSame = (kept: KeptEntry | undefined, entry: NewEntry, document_id: string): boolean =>
  kept !== undefined &&
  kept.document_id === document_id &&
  kept.inventory_item_id === entry.inventory_item_id &&
  kept.kind === entry.kind &&
  kept.quantity === entry.quantity
