import type {
  FoundGoods,
  StockDesk,
  StockDifferenceReason,
  StockTransfer,
  StockTransferLine,
  WriteOffAllowance,
} from "@baixian/backend/contract"
import type { Free } from "../../../api/stock-goods"
import { piecesAfter, type TakingRules } from "../../../ui/stock/import/take-over"

/** What a place asks for. */
export type RequestForm = {
  /** The document's, made here: sent twice it is still one. */
  id: string
  from: string
  note: string
  lines: { inventory_item_id: string; title: string; sku: string | null; quantity: number | null }[]
}
/** What is sent, by line of the document; lots null: the first to expire. */
export type DispatchForm = {
  lines: { line: number; quantity: number | null; lots: Record<string, number | null> | null }[]
}
/** What came. `rest`: what did not come may still be on its way, or is lost. */
export type ArrivalForm = {
  lines: {
    line: number
    received: number | null
    /** Of what was received: taken in, and written off after. Not in forms kept from before it was asked. */
    damaged?: number | null
    rest: "waits" | "lost"
    reason: StockDifferenceReason | null
    note: string
  }[]
}

/** Why something did not come. What came damaged did come. */
export const DIFFERENCE_REASONS = ["missing", "wrong_goods", "other"] as const

const hasLines = (value: unknown): value is { lines: unknown[] } =>
  typeof value === "object" && value !== null && Array.isArray((value as { lines?: unknown }).lines)
export const isRequestForm = (value: unknown): value is RequestForm =>
  hasLines(value) && typeof (value as RequestForm).from === "string"
export const isDispatchForm = (value: unknown): value is DispatchForm => hasLines(value)
export const isArrivalForm = (value: unknown): value is ArrivalForm => hasLines(value)

/** A request that was sent, as a form. Pure. */
export function formOfRequest({ id, from_point_code, note, lines }: StockTransfer): RequestForm {
  return {
    id,
    from: from_point_code ?? "",
    note: note ?? "",
    lines: lines.map(({ inventory_item_id, title, sku, requested }) => ({
      inventory_item_id,
      title,
      sku,
      quantity: requested,
    })),
  }
}

/** Lines that ask for nothing are left out. Pure. */
export function bodyOfRequest({ note, lines }: RequestForm) {
  return {
    note: note.trim() || null,
    lines: lines.flatMap(({ inventory_item_id, quantity }) =>
      quantity ? [{ inventory_item_id, quantity }] : []
    ),
  }
}

/** Adds pieces of goods to what is asked for. Pure. */
export function withWanted(
  form: RequestForm,
  { inventory_item_id, title, sku }: Pick<FoundGoods, "inventory_item_id" | "title" | "sku">,
  quantity: number
): { form: RequestForm; at: number } {
  const at = form.lines.findIndex((line) => line.inventory_item_id === inventory_item_id)
  if (at < 0)
    return {
      form: { ...form, lines: [...form.lines, { inventory_item_id, title, sku, quantity }] },
      at: form.lines.length,
    }
  const lines = form.lines.map((line, each) =>
    each === at ? { ...line, quantity: (line.quantity ?? 0) + quantity } : line
  )
  return { form: { ...form, lines }, at }
}

/** A sheet's row of goods that are asked for. */
export const requestTaking: TakingRules<RequestForm["lines"][number]> = {
  isFor: (line, { inventory_item_id }) => line.inventory_item_id === inventory_item_id,
  begin: ({ inventory_item_id, title, sku }) => ({ inventory_item_id, title, sku, quantity: null }),
  write: (line, { values }, how) => ({ ...line, quantity: piecesAfter(line.quantity, values.quantity, how) }),
}

/** What was asked for is what is sent, as far as it is there, until somebody says otherwise. `free`: null while not known. Pure. */
export const dispatchOf = ({ lines }: Pick<StockTransfer, "lines">, free: Free | null): DispatchForm => ({
  lines: lines.map(({ line, inventory_item_id, requested }) => ({
    line,
    quantity: Math.min(requested, free?.[inventory_item_id] ?? requested),
    lots: null,
  })),
})

/** Kinds of goods of which more is asked for than the source could give now. Pure. */
export const askedTooMany = ({ lines }: Pick<RequestForm, "lines">, free: Free | undefined): number =>
  lines.filter(({ inventory_item_id, quantity }) => (quantity ?? 0) > (free?.[inventory_item_id] ?? Infinity))
    .length

/** Lots only where somebody chose them. Pure. */
export const bodyOfDispatch = ({ lines }: DispatchForm) => ({
  lines: lines.map(({ line, quantity, lots }) => {
    const chosen = Object.entries(lots ?? {}).flatMap(([lot_id, pieces]) =>
      pieces ? [{ lot_id, quantity: pieces }] : []
    )
    return { line, quantity: quantity ?? 0, ...(chosen.length > 0 ? { lots: chosen } : {}) }
  }),
})

/** Lines that are on their way, not counted yet: blank is not what was sent. Pure. */
export const arrivalOf = ({ lines }: StockTransfer): ArrivalForm => ({
  lines: lines
    .filter(({ in_transit }) => in_transit > 0)
    .map(({ line }) => ({ line, received: null, damaged: null, rest: "waits", reason: null, note: "" })),
})

/** Everything came as it was sent. Pure. */
export const allCame = (form: ArrivalForm, lines: readonly StockTransferLine[]): ArrivalForm => ({
  lines: form.lines.map((each) => ({
    ...each,
    received: lines.find(({ line }) => line === each.line)?.in_transit ?? each.received,
  })),
})

/** Pieces on their way that did not come; 0 while not counted. Pure. */
export const missingOf = (received: number | null, in_transit: number): number =>
  received === null ? 0 : Math.max(0, in_transit - received)

/**
 * Reasons only where something differs; what came damaged is told to the sender as a note. Null while a line is not counted, or
 * more of it is damaged than came. Pure.
 */
export function bodyOfArrival(
  form: ArrivalForm,
  lines: readonly StockTransferLine[],
  damagedNote: (pieces: number) => string
) {
  if (
    form.lines.some(({ received, damaged }) => received === null || damagedOf({ received, damaged }) === null)
  )
    return null
  return {
    lines: form.lines.map(({ line, received, damaged, rest, reason, note }) => {
      const missing = missingOf(received, lines.find((each) => each.line === line)?.in_transit ?? 0)
      const broken = damagedOf({ received, damaged }) ?? 0
      const notes = [broken > 0 && damagedNote(broken), missing > 0 && note.trim()].filter(Boolean)
      return {
        line,
        received: received ?? 0,
        lost: rest === "lost" ? missing : 0,
        reason: missing > 0 ? reason : null,
        note: notes.join(" ") || null,
      }
    }),
  }
}

type Came = Pick<ArrivalForm["lines"][number], "received" | "damaged">

/** Damaged pieces of what came; null where that is more than came. Pure. */
function damagedOf({ received, damaged }: Came): number | null {
  if (!received) return 0
  return (damaged ?? 0) > received ? null : (damaged ?? 0)
}

/** What came damaged, as a scanner would say it (`3*530902-02-1`), for the write-off that follows. Pure. */
export const damagedCodes = (form: ArrivalForm, lines: readonly StockTransferLine[]): string[] =>
  form.lines.flatMap(({ line, ...came }) => {
    const sku = lines.find((each) => each.line === line)?.sku
    const damaged = damagedOf(came)
    return sku && damaged ? [`${damaged}*${sku}`] : []
  })

/** What receiving would do. Pure. */
export function arrivalSums(form: ArrivalForm, lines: readonly StockTransferLine[]) {
  return form.lines.reduce(
    (sum, { line, received, damaged, rest }) => {
      const missing = missingOf(received, lines.find((each) => each.line === line)?.in_transit ?? 0)
      return {
        received: sum.received + (received ?? 0),
        damaged: sum.damaged + (damagedOf({ received, damaged }) ?? 0),
        waiting: sum.waiting + (rest === "waits" ? missing : 0),
        lost: sum.lost + (rest === "lost" ? missing : 0),
      }
    },
    { received: 0, damaged: 0, waiting: 0, lost: 0 }
  )
}

type Alone = { person: StockDesk["person"]; limit: WriteOffAllowance | null; mayApprove: boolean }

/**
 * Does the form give up more as lost than this person may decide alone? What somebody else recorded as short, who approves may
 * give up (the server knows who sent it, and judges again). Pure.
 */
export function isLossAboveLimit(
  form: ArrivalForm,
  { lines, events }: Pick<StockTransfer, "lines" | "events">,
  { person, limit, mayApprove }: Alone
): boolean {
  const lost = form.lines.flatMap(({ line, received, rest }) => {
    const missing = missingOf(received, lines.find((each) => each.line === line)?.in_transit ?? 0)
    return rest === "lost" && missing > 0 ? [{ line, pieces: missing }] : []
  })
  if (lost.length === 0 || !limit) return false
  const isShort = ({ line, pieces }: { line: number; pieces: number }): boolean =>
    events.some(
      (event) =>
        event.kind === "short" &&
        event.line === line &&
        event.person_id !== person.id &&
        event.quantity >= pieces
    )
  if (mayApprove && lost.every(isShort)) return false
  const before = events.flatMap(({ kind, person_id, line, quantity }) =>
    kind === "lost" && person_id === person.id ? [{ line, pieces: quantity }] : []
  )
  const all = [...before, ...lost]
  const pieces = all.reduce((sum, each) => sum + each.pieces, 0)
  const fen = all.reduce(
    (sum, each) => sum + each.pieces * (lines.find(({ line }) => line === each.line)?.unit_fen ?? 0),
    0
  )
  return pieces > limit.pieces || fen > limit.fen
}

/** What a transfer counts of every line. */
export const TRANSFER_FIGURES = ["requested", "dispatched", "received", "in_transit", "lost"] as const

/** All lines of a transfer together. Pure. */
export function transferSums(lines: readonly StockTransferLine[]) {
  const sumOf = (figure: (typeof TRANSFER_FIGURES)[number]) =>
    lines.reduce((sum, line) => sum + line[figure], 0)
  return {
    lines: lines.length,
    requested: sumOf("requested"),
    dispatched: sumOf("dispatched"),
    received: sumOf("received"),
    in_transit: sumOf("in_transit"),
    lost: sumOf("lost"),
  }
}
