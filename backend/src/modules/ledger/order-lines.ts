import { splitExactly } from "../../values/fen"
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
}
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
type DayOf = (at: string) => string

/** What is left of one item at one place of origin after all lines so far. */
type Bucket = {
  first: RecordedLine
  quantity: number
  gross_fen: number
  net_fen: number
}

/** The moment an order counts: when captures reach what it costs (counting rule "paid"); null while it is 待付款. */
export function paidAt(order: OrderFacts): string | null {
  const total_fen = order.items.reduce((sum, item) => sum + item.net_fen, order.freight_fen)
  let captured_fen = 0
  for (const capture of inTime(order.captures)) {
    captured_fen += capture.amount_fen
    if (captured_fen >= total_fen) return capture.at
  }
  return null
}

/**
 * The lines that are missing from the ledger for one order, and the facts that were looked at. A pure function of what
 * Medusa says and what is recorded already, so that a lost, doubled or late event ends in the same lines.
 *
 * - The sale counts once, when it is paid, with everything frozen.
 * - A cancellation takes back what is left, line by line.
 * - A refund is money: first for goods that came back or were taken off the order, the rest over goods and freight.
 * - Goods received back are pieces: a refund line with a quantity and no money of its own.
 */
export function missingLines(input: {
  order: OrderFacts
  place: Place
  frozen: ReadonlyMap<string, FrozenItem>
  recorded: readonly RecordedLine[]
  seen: readonly SeenFact[]
  dayOf: DayOf
}): Projection {
  const { order, place, frozen, dayOf } = input
  const applied = new Set(input.seen.filter((fact) => fact.goods_fen !== null).map((fact) => fact.fact))
  const lines: NewSalesLine[] = []
  const facts: SeenFact[] = []
  const buckets = bucketsOf(input.recorded)

  const add = (line: RecordedLine, at: string): void => {
    const { item_id, ...row } = line
    lines.push({ ...row, occurred_at: at, business_day: dayOf(at) })
    addToBucket(buckets, { ...row, item_id })
  }
  const see = (fact: string, at: string, goods_fen: number | null, freight_fen: number | null): void => {
    facts.push({ fact, occurred_at: at, goods_fen, freight_fen })
  }

  const paid_at = paidAt(order)
  if (buckets.size === 0 && paid_at !== null) {
    for (const item of order.items) {
      for (const line of soldLines(order, item, place, frozen, "sale", "sale")) add(line, paid_at)
    }
  }
  const counted = buckets.size > 0

  for (const capture of order.captures) see(`capture:${capture.id}`, capture.at, counted ? 0 : null, null)

  // Items added to an order that was counted before, once the captures cover them.
  if (counted && paid_at !== null && !order.canceled_at) {
    const latest = inTime(order.captures).at(-1)?.at ?? paid_at
    for (const item of order.items) {
      const added = addedSince(item, input.recorded)
      if (!added) continue
      for (const line of soldLines(order, added, place, frozen, "correction", `change-${order.version}`)) {
        add(line, latest)
      }
    }
  }

  for (const back of order.returns) {
    const key = `return:${back.return_item_id}:${back.received_quantity}`
    if (!counted || order.canceled_at) {
      see(key, back.at, null, null)
      continue
    }
    const before = returnedBefore(back.return_item_id, input.recorded)
    const bucket = largestBucket(buckets, back.item_id)
    const quantity = bucket ? Math.min(back.received_quantity - before, bucket.quantity) : 0
    if (bucket && quantity > 0) {
      add(
        takingBack(bucket, "refund", `return:${back.return_item_id}:${before + quantity}`, {
          quantity: -quantity,
          gross_fen: 0,
          net_fen: 0,
        }),
        back.at
      )
    }
    see(key, back.at, 0, null)
  }

  if (order.canceled_at) {
    for (const bucket of buckets.values()) {
      if (bucket.quantity === 0 && bucket.gross_fen === 0 && bucket.net_fen === 0) continue
      const rest = { quantity: -bucket.quantity, gross_fen: -bucket.gross_fen, net_fen: -bucket.net_fen }
      add(takingBack(bucket, "cancellation", "cancel", rest), order.canceled_at)
    }
    see(`cancel:${order.order_id}`, order.canceled_at, counted ? 0 : null, null)
    // Medusa refunds what it cancels; the cancellation lines have taken that back already.
    for (const refund of order.refunds) {
      if (!applied.has(`refund:${refund.id}`)) see(`refund:${refund.id}`, refund.at, counted ? 0 : null, null)
    }
    return { lines, facts }
  }

  let freight_left = order.freight_fen - input.seen.reduce((sum, fact) => sum + (fact.freight_fen ?? 0), 0)
  for (const refund of inTime(order.refunds)) {
    const fact = `refund:${refund.id}`
    if (applied.has(fact)) continue
    if (!counted) {
      see(fact, refund.at, null, null)
      continue
    }
    const shares = refundShares(refund.amount_fen, order, [...buckets.values()], freight_left)
    freight_left -= shares.freight_fen
    for (const { bucket, net_fen } of shares.goods) {
      if (net_fen === 0) continue
      const gross_fen =
        net_fen === bucket.net_fen
          ? bucket.gross_fen
          : Math.round((bucket.gross_fen * net_fen) / bucket.net_fen)
      add(
        takingBack(bucket, "refund", `refund:${refund.id}`, {
          quantity: 0,
          gross_fen: -gross_fen,
          net_fen: -net_fen,
        }),
        refund.at
      )
    }
    see(
      fact,
      refund.at,
      shares.goods.reduce((sum, share) => sum + share.net_fen, 0),
      shares.freight_fen
    )
  }

  return { lines, facts }
}

/**
 * Whose money a refund is. First what is owed: goods returned or taken off the order and not yet paid back. The rest goes
 * over all goods and freight in proportion, so that a full refund leaves exactly nothing. More than the order ever was is
 * goodwill and not counted.
 */
function refundShares(
  amount_fen: number,
  order: OrderFacts,
  buckets: Bucket[],
  freight_left: number
): { goods: { bucket: Bucket; net_fen: number }[]; freight_fen: number } {
  const owed = buckets.map((bucket) => owedFen(bucket, order, buckets))
  const owed_fen = sum(owed)
  const forOwed = Math.min(amount_fen, owed_fen)
  const first = owed_fen > 0 ? splitExactly(forOwed, owed) : owed.map(() => 0)

  const left = [...buckets.map((bucket, index) => bucket.net_fen - first[index]!), Math.max(freight_left, 0)]
  const forRest = Math.min(amount_fen - forOwed, sum(left))
  const rest = forRest > 0 ? splitExactly(forRest, left) : left.map(() => 0)

  return {
    goods: buckets.map((bucket, index) => ({ bucket, net_fen: first[index]! + rest[index]! })),
    freight_fen: rest.at(-1)!,
  }
}

/** What a bucket still holds above what the shopper keeps of the item. */
function owedFen(bucket: Bucket, order: OrderFacts, buckets: Bucket[]): number {
  const item = order.items.find(({ item_id }) => item_id === bucket.first.item_id)
  const siblings = buckets.filter(({ first }) => first.item_id === bucket.first.item_id)
  const remaining_fen = sum(siblings.map(({ net_fen }) => net_fen))
  if (remaining_fen === 0) return 0

  const returned = sum(
    order.returns
      .filter(({ item_id }) => item_id === bucket.first.item_id)
      .map((back) => back.received_quantity)
  )
  const kept_fen =
    item && item.quantity > 0
      ? Math.round((item.net_fen * Math.max(item.quantity - returned, 0)) / item.quantity)
      : 0
  const owed_fen = Math.max(remaining_fen - kept_fen, 0)
  const index = siblings.indexOf(bucket)
  return splitExactly(
    owed_fen,
    siblings.map(({ net_fen }) => net_fen)
  )[index]!
}

/** What was added to an item after its sale was recorded; nothing when it only shrank. */
function addedSince(item: OrderItemFacts, recorded: readonly RecordedLine[]): OrderItemFacts | null {
  // Lines of the first pass are not in `recorded`: a sale just made needs no correction.
  if (recorded.length === 0) return null
  const counted = recorded.filter(
    (line) => line.item_id === item.item_id && (line.kind === "sale" || line.kind === "correction")
  )
  const quantity = item.quantity - sum(counted.map((line) => line.quantity))
  const net_fen = item.net_fen - sum(counted.map((line) => line.net_fen))
  const gross_fen = item.gross_fen - sum(counted.map((line) => line.gross_fen))
  if (quantity <= 0 || net_fen <= 0 || gross_fen < net_fen) return null
  return { item_id: item.item_id, quantity, gross_fen, net_fen }
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

function bucketsOf(recorded: readonly RecordedLine[]): Map<string, Bucket> {
  const buckets = new Map<string, Bucket>()
  for (const line of recorded) addToBucket(buckets, line)
  return buckets
}

function addToBucket(buckets: Map<string, Bucket>, line: RecordedLine): void {
  const key = `${line.item_id}/${line.origin_code}`
  const bucket = buckets.get(key) ?? { first: line, quantity: 0, gross_fen: 0, net_fen: 0 }
  bucket.quantity += line.quantity
  bucket.gross_fen += line.gross_fen
  bucket.net_fen += line.net_fen
  buckets.set(key, bucket)
}

function largestBucket(buckets: ReadonlyMap<string, Bucket>, item_id: string): Bucket | null {
  const own = [...buckets.values()].filter((bucket) => bucket.first.item_id === item_id)
  return own.reduce<Bucket | null>(
    (largest, bucket) => (!largest || bucket.quantity > largest.quantity ? bucket : largest),
    null
  )
}

function returnedBefore(return_item_id: string, recorded: readonly RecordedLine[]): number {
  const own = recorded.filter((line) => line.source_key.includes(`/return:${return_item_id}:`))
  return -sum(own.map((line) => line.quantity))
}

function inTime(facts: readonly MoneyFact[]): MoneyFact[] {
  return [...facts].sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0)
}
