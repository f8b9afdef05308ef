import type { StockWriteOff, StockWriteOffReason, WriteOffAllowance } from "@baixian/backend/contract"
import type { FoundGoods } from "@baixian/backend/contract"
import { piecesAfter, type TakingRules } from "../../../ui/stock/import/take-over"

export const WRITE_OFF_REASONS = ["expired", "damaged", "spoiled", "stolen", "sample", "other"] as const

export type WriteOffFormLine = {
  inventory_item_id: string
  title: string
  sku: string | null
  unit_fen: number
  /** At the place when it was found; null of a saved line. */
  stocked: number | null
  available: number | null
  quantity: number | null
  reason: StockWriteOffReason | null
  note: string
  lot_id: string | null
  photo_file_ids: string[]
}
export type WriteOffForm = {
  /** The document's, made here: sent twice it is still one. */
  id: string
  note: string
  lines: WriteOffFormLine[]
}

export const isWriteOffForm = (value: unknown): value is WriteOffForm =>
  typeof value === "object" && value !== null && Array.isArray((value as WriteOffForm).lines)

/** A saved draft as a form. Pure. */
export const formOfWriteOff = ({ id, note, lines }: StockWriteOff): WriteOffForm => ({
  id,
  note: note ?? "",
  lines: lines.map((line) => ({
    inventory_item_id: line.inventory_item_id,
    title: line.title,
    sku: line.sku,
    unit_fen: line.unit_fen,
    stocked: null,
    available: null,
    quantity: line.quantity,
    reason: line.reason,
    note: line.note ?? "",
    lot_id: line.lot_id,
    photo_file_ids: line.photo_file_ids,
  })),
})

/** 其他 says nothing: somebody has to write what it was. Pure. */
export const lacksNote = ({ reason, note }: Pick<WriteOffFormLine, "reason" | "note">): boolean =>
  reason === "other" && note.trim() === ""

/** A new write-off with what is in `form`, as one begins again after a refusal; photos belong to the old one. Pure. */
export const likeWriteOff = (form: WriteOffForm, id: string): WriteOffForm => ({
  ...form,
  id,
  lines: form.lines.map((line) => ({ ...line, photo_file_ids: [] })),
})

/** What is sent; null while a line lacks its pieces, its reason, or what 其他 stands for. Pure. */
export function bodyOfWriteOff({ note, lines }: WriteOffForm) {
  const sent = lines.flatMap(({ inventory_item_id, quantity, reason, lot_id, photo_file_ids, ...line }) =>
    quantity && reason && !lacksNote({ reason, ...line })
      ? [{ inventory_item_id, quantity, reason, lot_id, photo_file_ids, note: line.note.trim() || null }]
      : []
  )
  return sent.length === lines.length ? { note: note.trim() || null, lines: sent } : null
}

type Goods = Pick<FoundGoods, "inventory_item_id" | "title" | "sku" | "price_fen" | "stocked" | "available">

/** Goods as a line of which nothing is said yet. Pure. */
const lineOfGoods = (goods: Goods): WriteOffFormLine => ({
  inventory_item_id: goods.inventory_item_id,
  title: goods.title,
  sku: goods.sku,
  unit_fen: goods.price_fen,
  stocked: goods.stocked,
  available: goods.available,
  quantity: null,
  reason: null,
  note: "",
  lot_id: null,
  photo_file_ids: [],
})

/** A reason as an address names it. Pure. */
export const reasonNamed = (text: string | null): StockWriteOffReason | null =>
  WRITE_OFF_REASONS.find((reason) => reason === text) ?? null

/**
 * Adds pieces of goods: to their line, or as a new one with the reason of the line before, which is often the same; `reason`
 * where there is none. Pure.
 */
export function withDamaged(
  form: WriteOffForm,
  goods: FoundGoods,
  quantity: number,
  reason: StockWriteOffReason | null = null
): { form: WriteOffForm; at: number } {
  const at = form.lines.findIndex(
    ({ inventory_item_id, lot_id }) =>
      inventory_item_id === goods.inventory_item_id && lot_id === goods.lot_id
  )
  if (at >= 0) {
    const lines = form.lines.map((line, each) =>
      each === at ? { ...line, quantity: (line.quantity ?? 0) + quantity } : line
    )
    return { form: { ...form, lines }, at }
  }
  const line = {
    ...lineOfGoods(goods),
    quantity,
    reason: form.lines.at(-1)?.reason ?? reason,
    lot_id: goods.lot_id,
  }
  return { form: { ...form, lines: [...form.lines, line] }, at: form.lines.length }
}

/** A sheet's row of goods that are given up; the reason is that of the line before, as it is for what is scanned. */
export const writeOffTaking: TakingRules<WriteOffFormLine> = {
  isFor: (line, { inventory_item_id }) =>
    line.inventory_item_id === inventory_item_id && line.lot_id === null,
  begin: (row, last) => ({ ...lineOfGoods(row), reason: last?.reason ?? null }),
  write: (line, { values }, how) => ({ ...line, quantity: piecesAfter(line.quantity, values.quantity, how) }),
}

/** What is given up. Pure. */
export const writeOffSums = (
  lines: readonly Pick<WriteOffFormLine, "quantity" | "unit_fen">[]
): { pieces: number; value_fen: number } =>
  lines.reduce(
    (sum, { quantity, unit_fen }) => ({
      pieces: sum.pieces + (quantity ?? 0),
      value_fen: sum.value_fen + (quantity ?? 0) * unit_fen,
    }),
    { pieces: 0, value_fen: 0 }
  )

/** Above either limit of the day another person must agree; the server has the last word. Pure. */
export const isAboveLimit = (
  { pieces, value_fen }: { pieces: number; value_fen: number },
  { used, ...limit }: WriteOffAllowance
): boolean => pieces + used.pieces > limit.pieces || value_fen + used.value_fen > limit.fen
