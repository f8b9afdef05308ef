import { splitExactly } from "../../values/fen"
import {
  addToBucket,
  bucketsOf,
  grossOf,
  keptFen,
  largestBucket,
  owedFen,
  refundShares,
  shareOut,
  sum,
  type Bucket,
} from "./order-balance"
import type { FrozenGoods, NewSalesLine, Occasion, OriginShare, SalesLineKind } from "./sales-line"
import { splitByOrigin } from "./sales-line"

/** An order as Medusa has it now, reduced to what counts. Money in whole fen, tax included. */
export type OrderFacts = {
  order_id: string
  /** What people call it: the order number. */
  label: string
  version: number
  canceled_at: string | null
  items: OrderItemFacts[]
  /** Freight is paid but never counted (domain.md §6 rule 2); refunds may be freight's. */
  freight_fen: number
  captures: MoneyFact[]
  refunds: MoneyFact[]
  returns: ReturnFact[]
  /** Confirmed edits, exchanges and claims: what may have changed the items. */
  changes: ChangeFact[]
}
/** All pieces on the order, those that came back since included: what was sold, not what is left. */
export type OrderItemFacts = {
  item_id: string
  quantity: number
  /** Before and after discounts the seller bears. */
  gross_fen: number
  net_fen: number
}
export type MoneyFact = { id: string; amount_fen: number; at: string }
/** Goods that came back: everything received so far of one return item, damaged goods included. */
export type ReturnFact = { return_item_id: string; item_id: string; received_quantity: number; at: string }
export type ChangeFact = { id: string; at: string }

/** What must be frozen about an item when its sale is counted. */
export type FrozenItem = { goods: FrozenGoods; shares: OriginShare[] }

/** The part of a recorded line that later facts build on. */
export type RecordedLine = Omit<NewSalesLine, "occurred_at" | "business_day"> & { item_id: string }

/** A fact the projector has looked at. `goods_fen` null: seen, but nothing was counted for it yet. */
export type SeenFact = {
  fact: string
  occurred_at: string
  goods_fen: number | null
  freight_fen: number | null
}

export type Projection = { lines: NewSalesLine[]; facts: SeenFact[] }

type Place = Omit<Occasion, "source" | "source_document" | "document_label" | "occurred_at" | "business_day">

/** The moment an order counts: when captures reach what it costs (counting rule "paid"); null while it is 待付款. */
export function paidAt(order: OrderFacts): string | null {
  const total_fen = sum(order.items.map((item) => item.net_fen)) + order.freight_fen
  let captured_fen = 0
  for (const capture of inTime(order.captures)) {
    captured_fen += capture.amount_fen
    if (captured_fen >= total_fen) return capture.at
  }
  return null
}

/** The moment whose origins and labels hold for lines that are still to be made; null while nothing was paid. */
export function freezeAt(order: OrderFacts, isCounted: boolean): string | null {
  return isCounted ? latestAt(order) : paidAt(order)
}

/**
 * The lines that are missing from the ledger for one order, and the facts that were looked at. A pure function of what
 * Medusa says and what is recorded already, so that a lost, doubled or late event ends in the same sums.
 *
 * - The sale counts once, when it is paid, with everything frozen.
 * - A cancellation takes back what is left, line by line.
 * - Goods received back are pieces: a refund line with a quantity and no money of its own.
 * - A refund is money: first what was paid and never counted, then goods that came back or were taken off the order, the
 *   rest over goods and freight.
 * - Goods added later count once they are covered: by money not counted yet, or by goods that came back for them.
 *
 * At any moment: captures − refunds = what the ledger holds + freight + what was never counted.
 */
export function missingLines(input: {
  order: OrderFacts
  place: Place
  frozen: ReadonlyMap<string, FrozenItem>
  recorded: readonly RecordedLine[]
  seen: readonly SeenFact[]
  dayOf: (at: string) => string
}): Projection {
  const { order, place, frozen, dayOf } = input
  const applied = new Set(input.seen.filter((fact) => fact.goods_fen !== null).map((fact) => fact.fact))
  const lines: NewSalesLine[] = []
  const facts: SeenFact[] = []
  const recorded = [...input.recorded]
  const buckets = bucketsOf(recorded)

  const paid_at = paidAt(order)
  const countsNow = buckets.size === 0 ? paid_at : null
  const add = (line: RecordedLine, happened_at: string): void => {
    const { item_id, ...row } = line
    // What happened before the order counted takes effect when it does: no day takes back what it never sold.
    const at = countsNow !== null && happened_at < countsNow ? countsNow : happened_at
    lines.push({ ...row, occurred_at: at, business_day: dayOf(at) })
    recorded.push(line)
    addToBucket(buckets, { ...row, item_id })
  }
  const see = (fact: string, at: string, goods_fen: number | null, freight_fen: number | null): void => {
    facts.push({ fact, occurred_at: at, goods_fen, freight_fen })
  }

  if (countsNow !== null) {
    for (const item of order.items) {
      if (item.quantity <= 0) continue
      for (const line of soldLines(order, item, place, frozen, "sale", "sale")) add(line, countsNow)
    }
  }
  if (buckets.size === 0 || order.canceled_at) {
    const goods_fen = buckets.size > 0 ? 0 : null
    if (order.canceled_at) {
      for (const bucket of buckets.values()) {
        if (bucket.quantity === 0 && bucket.gross_fen === 0 && bucket.net_fen === 0) continue
        const rest = { quantity: -bucket.quantity, gross_fen: -bucket.gross_fen, net_fen: -bucket.net_fen }
        add(takingBack(bucket, "cancellation", "cancel", rest), order.canceled_at)
      }
      see(`cancel:${order.order_id}`, order.canceled_at, goods_fen, null)
    }
    // Medusa refunds what it cancels; the cancellation lines have taken that back already.
    for (const { fact, at } of moves(order)) if (!applied.has(fact)) see(fact, at, goods_fen, null)
    return { lines, facts }
  }

  // Where the last look ended: what was captured, paid back and returned by then.
  const isKnown = (move: Move): boolean =>
    applied.has(move.fact) || (move.kind === "capture" && countsNow !== null && move.at <= countsNow)
  const known = moves(order).filter(isKnown)
  let captured_fen = sum(known.map((move) => (move.kind === "capture" ? move.amount_fen : 0)))
  let refunded_fen = sum(known.map((move) => (move.kind === "refund" ? move.amount_fen : 0)))
  let freight_left = Math.max(order.freight_fen - sum(input.seen.map((fact) => fact.freight_fen ?? 0)), 0)
  const returned = returnedPieces(recorded)
  for (const move of known) if (!applied.has(move.fact)) see(move.fact, move.at, 0, null)

  const uncountedFen = (): number =>
    captured_fen - refunded_fen - sum([...buckets.values()].map(({ net_fen }) => net_fen)) - freight_left
  const payBack = (goods: readonly number[], fact: string, at: string): void => {
    for (const [index, bucket] of [...buckets.values()].entries()) {
      const net_fen = goods[index]!
      if (net_fen === 0) continue
      const money = { quantity: 0, gross_fen: -grossOf(bucket, net_fen), net_fen: -net_fen }
      add(takingBack(bucket, "refund", fact, money), at)
    }
  }
  const followEdits = (at: string): void => {
    for (const item_id of new Set(recorded.map((line) => line.item_id))) {
      const bucket = largestBucket(buckets, item_id)
      const quantity = Math.min(-addedPieces(order, item_id, recorded), bucket?.quantity ?? 0)
      if (!bucket || quantity <= 0) continue
      const pieces = { quantity: -quantity, gross_fen: 0, net_fen: 0 }
      add(takingBack(bucket, "correction", `off-${order.version}`, pieces), at)
    }

    const added = order.items.flatMap((item) => addedSince(order, item, recorded, buckets, returned) ?? [])
    if (added.length === 0) return
    const uncovered_fen = sum(added.map((item) => item.net_fen)) - uncountedFen()
    if (uncovered_fen > 0) {
      const owed = owedFen([...buckets.values()], order, returned)
      if (sum(owed) < uncovered_fen) return
      payBack(shareOut(uncovered_fen, owed), `swap-${order.version}`, at)
    }
    for (const item of added) {
      const fact = `change-${order.version}`
      for (const line of soldLines(order, item, place, frozen, "correction", fact)) add(line, at)
    }
  }

  let isEdited = known.some((move) => move.kind === "change")
  for (const move of moves(order)) {
    if (isKnown(move)) continue
    if (move.kind === "capture" || move.kind === "change") {
      if (move.kind === "capture") captured_fen += move.amount_fen
      else isEdited = true
      if (isEdited) followEdits(move.at)
      see(move.fact, move.at, 0, null)
    } else if (move.kind === "return") {
      const { return_item_id, item_id, received_quantity } = move
      const before = -sum(linesOfReturn(recorded, return_item_id).map((line) => line.quantity))
      const bucket = largestBucket(buckets, item_id)
      const quantity = Math.min(received_quantity - before, bucket?.quantity ?? 0)
      if (bucket && quantity > 0) {
        const pieces = { quantity: -quantity, gross_fen: 0, net_fen: 0 }
        add(takingBack(bucket, "refund", `return:${return_item_id}:${before + quantity}`, pieces), move.at)
        returned.set(item_id, (returned.get(item_id) ?? 0) + quantity)
      }
      if (isEdited) followEdits(move.at)
      // Goods nobody counted yet may come back: looked at again once they are.
      see(move.fact, move.at, bucket ? 0 : null, null)
    } else {
      const never_counted = Math.min(Math.max(uncountedFen(), 0), move.amount_fen)
      const all = [...buckets.values()]
      const owed = owedFen(all, order, returned)
      const shares = refundShares(move.amount_fen - never_counted, all, owed, freight_left)
      payBack(shares.goods, move.fact, move.at)
      refunded_fen += move.amount_fen
      freight_left -= shares.freight_fen
      see(move.fact, move.at, sum(shares.goods), shares.freight_fen)
    }
  }

  return { lines, facts }
}

type Move = { fact: string; at: string } & (
  { kind: "capture" | "refund"; amount_fen: number } | ({ kind: "return" } & ReturnFact) | { kind: "change" }
)

/** What happened to an order, in time; of one instant, money comes in before goods come back and money goes out. */
function moves(order: OrderFacts): Move[] {
  const money = (kind: "capture" | "refund", all: readonly MoneyFact[]): Move[] =>
    inTime(all).map(({ id, amount_fen, at }) => ({ kind, fact: `${kind}:${id}`, amount_fen, at }))
  const returns: Move[] = order.returns.map((back) => ({
    ...back,
    kind: "return",
    fact: `return:${back.return_item_id}:${back.received_quantity}`,
  }))
  const changes: Move[] = order.changes.map(({ id, at }) => ({ kind: "change", fact: `change:${id}`, at }))
  const all = [...money("capture", order.captures), ...changes, ...returns, ...money("refund", order.refunds)]
  return all.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1))
}

/** Pieces on the order above those that were counted for it; negative when some were taken off. */
function addedPieces(order: OrderFacts, item_id: string, recorded: readonly RecordedLine[]): number {
  const quantity = order.items.find((item) => item.item_id === item_id)?.quantity ?? 0
  return quantity - sum(countedLines(recorded, item_id).map((line) => line.quantity))
}

/** What was added to an item after its sale was recorded; null when nothing was. */
function addedSince(
  order: OrderFacts,
  item: OrderItemFacts,
  recorded: readonly RecordedLine[],
  buckets: ReadonlyMap<string, Bucket>,
  returned: ReadonlyMap<string, number>
): OrderItemFacts | null {
  const quantity = addedPieces(order, item.item_id, recorded)
  if (quantity <= 0) return null

  const counted = countedLines(recorded, item.item_id)
  const held = [...buckets.values()].filter(({ first }) => first.item_id === item.item_id)
  // Pieces that were taken off and paid back before cost their share again; what is counted still is not counted twice.
  const share_fen = splitExactly(item.net_fen, [quantity, item.quantity - quantity])[0]!
  const rise_fen = item.net_fen - sum(counted.map((line) => line.net_fen))
  const unheld_fen = keptFen(order, item.item_id, returned) - sum(held.map(({ net_fen }) => net_fen))
  const net_fen = Math.max(Math.min(unheld_fen, Math.max(share_fen, rise_fen)), 0)
  const rise_gross_fen = item.gross_fen - sum(counted.map((line) => line.gross_fen))
  const gross_fen =
    net_fen === rise_fen && rise_gross_fen >= net_fen
      ? rise_gross_fen
      : net_fen > 0
        ? splitExactly(item.gross_fen, [net_fen, item.net_fen - net_fen])[0]!
        : 0
  return { item_id: item.item_id, quantity, gross_fen, net_fen }
}

function countedLines(recorded: readonly RecordedLine[], item_id: string): RecordedLine[] {
  return recorded.filter(
    (line) => line.item_id === item_id && (line.kind === "sale" || line.kind === "correction")
  )
}

function soldLines(
  order: OrderFacts,
  item: OrderItemFacts,
  place: Place,
  frozen: ReadonlyMap<string, FrozenItem>,
  kind: SalesLineKind,
  fact: string
): RecordedLine[] {
  const known = frozen.get(item.item_id)
  if (!known) throw new Error(`Order ${order.order_id} has an item ${item.item_id} nobody froze.`)

  const amounts = {
    quantity: item.quantity,
    gross_fen: item.gross_fen,
    discount_fen: item.gross_fen - item.net_fen,
  }
  return splitByOrigin(known.shares, amounts).map((part) => ({
    ...known.goods,
    ...place,
    ...part,
    item_id: item.item_id,
    kind,
    source: "order",
    source_document: order.order_id,
    document_label: order.label,
    source_key: `${order.order_id}/${fact}/${item.item_id}/${part.origin_code}`,
    corrects_key: null,
  }))
}

function takingBack(
  bucket: Bucket,
  kind: SalesLineKind,
  fact: string,
  amounts: { quantity: number; gross_fen: number; net_fen: number }
): RecordedLine {
  const { first } = bucket
  return {
    ...first,
    ...amounts,
    discount_fen: amounts.gross_fen - amounts.net_fen,
    kind,
    source_key: `${first.source_document}/${fact}/${first.item_id}/${first.origin_code}`,
    corrects_key: first.source_key,
  }
}

function linesOfReturn(recorded: readonly RecordedLine[], return_item_id: string): RecordedLine[] {
  return recorded.filter((line) => line.source_key.includes(`/return:${return_item_id}:`))
}

/** Pieces received back so far, by item. */
function returnedPieces(recorded: readonly RecordedLine[]): Map<string, number> {
  const pieces = new Map<string, number>()
  for (const line of recorded.filter((row) => row.source_key.includes("/return:"))) {
    pieces.set(line.item_id, (pieces.get(line.item_id) ?? 0) - line.quantity)
  }
  return pieces
}

function latestAt(order: OrderFacts): string | null {
  const instants = [...order.captures, ...order.returns, ...order.changes].map(({ at }) => at).sort()
  return instants.at(-1) ?? null
}

function inTime(facts: readonly MoneyFact[]): MoneyFact[] {
  return [...facts].sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))
}
