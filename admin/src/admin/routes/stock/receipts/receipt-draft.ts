import type {
  StockReceipt,
  StockReceiptBody,
  StockReceiptEntry,
  StockReceiptLine,
} from "@baixian/backend/contract"
import type { FoundGoods } from "@baixian/backend/contract"
import { piecesAfter, textAfter, type TakingRules } from "../../../ui/stock/import/take-over"

/** A line as it is typed, with what the form has to know of its goods. */
export type ReceiptFormLine = Omit<StockReceiptEntry, "rejected" | "temperature"> & {
  rejected: number | null
  /** As typed: "-18", "3.5". */
  temperature: string
  title: string
  sku: string | null
  zone: StockReceiptLine["temperature_zone"]
  /** Food: nobody can say that it needs no proof. */
  asks_proof: boolean
}
export type ReceiptForm = {
  /** The document's, made here: sent twice it is still one. */
  id: string
  delivery_no: string
  /** Who delivered; null when nobody is named. */
  supplier: { id: string; name: string } | null
  note: string
  lines: ReceiptFormLine[]
}

/** The reasons and papers that there are, in the order in which they are met. */
export const REJECT_REASONS = [
  "damaged",
  "expired",
  "spoiled",
  "wrong_goods",
  "no_proof",
  "temperature",
  "other",
] as const
export const SHORTAGE_REASONS = ["not_sent", "lost_on_the_way", "packed_short", "other"] as const
export const PROOF_KINDS = [
  "compliance_certificate",
  "purchase_voucher",
  "inspection_report",
  "quarantine_certificate",
] as const

/** Degrees Celsius on arrival, both ends inside; the server has the same and the last word (domain.md §9.6). */
export const BANDS = {
  ambient: null,
  cool: { from: 8, until: 13 },
  chilled: { from: 0, until: 4 },
  frozen: { from: -60, until: -18 },
} as const

export const emptyReceipt = (id: string): ReceiptForm => ({
  id,
  delivery_no: "",
  supplier: null,
  note: "",
  lines: [],
})

export const isReceiptForm = (value: unknown): value is ReceiptForm =>
  typeof value === "object" &&
  value !== null &&
  typeof (value as ReceiptForm).id === "string" &&
  (value as ReceiptForm).supplier !== undefined &&
  Array.isArray((value as ReceiptForm).lines)

/** A saved draft as a form. What was computed is left to be computed again. Pure. */
export function formOfReceipt({
  id,
  delivery_no,
  supplier_id,
  supplier_name,
  note,
  lines,
}: StockReceipt): ReceiptForm {
  return {
    id,
    delivery_no: delivery_no ?? "",
    supplier: supplier_id ? { id: supplier_id, name: supplier_name ?? supplier_id } : null,
    note: note ?? "",
    lines: lines.map((line) => ({
      inventory_item_id: line.inventory_item_id,
      expected: line.expected,
      received: line.received,
      rejected: line.rejected === 0 ? null : line.rejected,
      reject_reason: line.reject_reason,
      shortage_reason: line.shortage_reason,
      lot_code: line.lot_code,
      production_date: line.production_date,
      expiry_date: line.is_expiry_computed ? null : line.expiry_date,
      needs_proof: line.needs_proof,
      proof_kind: line.proof_kind,
      proof_number: line.proof_number,
      temperature: line.temperature === null ? "" : String(line.temperature),
      temperature_decision: line.temperature_decision,
      photo_file_ids: line.photo_file_ids,
      title: line.title,
      sku: line.sku,
      zone: line.temperature_zone,
      asks_proof: line.is_edible,
    })),
  }
}

/** What is sent: reasons only where there is something to explain. Pure. */
export function bodyOfReceipt({ delivery_no, supplier, note, lines }: ReceiptForm): StockReceiptBody {
  return {
    delivery_no: delivery_no.trim() || null,
    supplier_id: supplier?.id ?? null,
    note: note.trim() || null,
    lines: lines.map(({ title: _t, sku: _s, zone, asks_proof: _a, temperature, rejected, ...line }) => ({
      ...line,
      rejected: rejected ?? 0,
      reject_reason: rejected ? line.reject_reason : null,
      shortage_reason: shortOf(line) > 0 ? line.shortage_reason : null,
      temperature: zone === "ambient" ? null : degreesOf(temperature),
      temperature_decision: asksDecision({ ...line, rejected, zone, temperature })
        ? line.temperature_decision
        : null,
    })),
  }
}

/** Adds pieces of goods: to their line, or as a new one at the end. Pure. */
export function withGoods(
  form: ReceiptForm,
  goods: FoundGoods,
  quantity: number
): { form: ReceiptForm; at: number } {
  const at = form.lines.findIndex((line) => line.inventory_item_id === goods.inventory_item_id)
  if (at >= 0) {
    const lines = form.lines.map((line, each) =>
      each === at ? { ...line, received: (line.received ?? 0) + quantity } : line
    )
    return { form: { ...form, lines }, at }
  }
  const line = { ...lineOf(goods), received: quantity }
  return { form: { ...form, lines: [...form.lines, line] }, at: form.lines.length }
}

/** Goods as a line of which nothing is said yet. Pure. */
const lineOf = (goods: FoundGoods): ReceiptFormLine => ({
  inventory_item_id: goods.inventory_item_id,
  expected: null,
  received: null,
  rejected: null,
  reject_reason: null,
  shortage_reason: null,
  lot_code: null,
  production_date: null,
  expiry_date: null,
  needs_proof: null,
  proof_kind: null,
  proof_number: null,
  temperature: "",
  temperature_decision: null,
  photo_file_ids: [],
  title: goods.title,
  sku: goods.sku,
  zone: goods.temperature_zone,
  asks_proof: goods.needs_proof,
})

/** A sheet's row of a delivery: one line for each lot. What a sheet calls just 数量 is what came. */
export const receiptTaking: TakingRules<ReceiptFormLine> = {
  isFor: (line, { inventory_item_id, values }) =>
    line.inventory_item_id === inventory_item_id && line.lot_code === textAfter(null, values.lot_code),
  mayBeFor: (line, { inventory_item_id, values }) =>
    line.inventory_item_id === inventory_item_id && (line.lot_code === null || values.lot_code === undefined),
  begin: lineOf,
  write: (line, { values }, how) => ({
    ...line,
    expected: piecesAfter(line.expected, values.expected, how),
    received: piecesAfter(line.received, values.received ?? values.quantity, how),
    rejected: piecesAfter(line.rejected, values.rejected, how),
    lot_code: textAfter(line.lot_code, values.lot_code),
    production_date: textAfter(line.production_date, values.production_date),
    expiry_date: textAfter(line.expiry_date, values.expiry_date),
    proof_number: textAfter(line.proof_number, values.proof_number),
  }),
}

/** A key for each line that lasts while others come and go: its goods, and which of their lines it is. Pure. */
export function keysOf(lines: readonly Pick<ReceiptFormLine, "inventory_item_id">[]): string[] {
  const seen = new Map<string, number>()
  return lines.map(({ inventory_item_id }) => {
    const before = seen.get(inventory_item_id) ?? 0
    seen.set(inventory_item_id, before + 1)
    return `${inventory_item_id} ${before}`
  })
}

/** Pieces that were expected and did not come; 0 where nothing was expected or not counted yet. Pure. */
export const shortOf = ({ expected, received }: Pick<StockReceiptEntry, "expected" | "received">): number =>
  expected === null || received === null ? 0 : Math.max(0, expected - received)

/** Degrees as typed, with any minus; null for nothing or no number. Pure. */
export function degreesOf(text: string): number | null {
  const plain = text.normalize("NFKC").replace(/[−–—]/, "-").trim()
  if (!/^-?\d{1,2}([.]\d)?$/.test(plain)) return null
  return Number(plain)
}

/** Measured, and outside what the goods may have. Pure. */
export function isOutOfBand({ zone, temperature }: Pick<ReceiptFormLine, "zone" | "temperature">): boolean {
  const band = BANDS[zone]
  const degrees = degreesOf(temperature)
  return band !== null && degrees !== null && (degrees < band.from || degrees > band.until)
}

/** Is something taken in that came too warm or too cold? What is rejected in full needs no reason for it. Pure. */
export const asksDecision = (
  line: Pick<ReceiptFormLine, "zone" | "temperature" | "received" | "rejected">
): boolean => isOutOfBand(line) && (line.received === null || line.received > (line.rejected ?? 0))

/** What posting would do. Pure. */
export function summaryOf({ lines }: Pick<ReceiptForm, "lines">): {
  pieces_in: number
  short: number
  rejected: number
  blank: number
} {
  return lines.reduce(
    (sum, line) => ({
      pieces_in: sum.pieces_in + Math.max(0, (line.received ?? 0) - (line.rejected ?? 0)),
      short: sum.short + shortOf(line),
      rejected: sum.rejected + (line.rejected ?? 0),
      blank: sum.blank + (line.received === null ? 1 : 0),
    }),
    { pieces_in: 0, short: 0, rejected: 0, blank: 0 }
  )
}
