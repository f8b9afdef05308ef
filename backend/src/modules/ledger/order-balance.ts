import { splitExactly } from "../../values/fen"
import type { OrderFacts, RecordedLine } from "./order-lines"

/** What is left of one item at one place of origin after all lines so far. Never negative. */
export type Bucket = {
  first: RecordedLine
  quantity: number
  gross_fen: number
  net_fen: number
}

export type Buckets = Map<string, Bucket>

export function bucketsOf(recorded: readonly RecordedLine[]): Buckets {
  const buckets: Buckets = new Map()
  for (const line of recorded) addToBucket(buckets, line)
  return buckets
}

export function addToBucket(buckets: Buckets, line: RecordedLine): void {
  const key = `${line.item_id}/${line.origin_code}`
  const bucket = buckets.get(key) ?? { first: line, quantity: 0, gross_fen: 0, net_fen: 0 }
  bucket.quantity += line.quantity
  bucket.gross_fen += line.gross_fen
  bucket.net_fen += line.net_fen
  buckets.set(key, bucket)
}

/** Where an item's pieces are counted; null for an item that was never counted. */
export function largestBucket(buckets: Buckets, item_id: string): Bucket | null {
  const own = [...buckets.values()].filter((bucket) => bucket.first.item_id === item_id)
  return own.reduce<Bucket | null>(
    (largest, bucket) => (!largest || bucket.quantity > largest.quantity ? bucket : largest),
    null
  )
}

/**
 * What each bucket still holds above what the shopper keeps of its item: goods returned or taken off the order and not
 * yet paid back. `returned` holds the pieces received back so far, by item.
 */
export function owedFen(
  buckets: readonly Bucket[],
  order: OrderFacts,
  returned: ReadonlyMap<string, number>
): number[] {
  return buckets.map((bucket) => {
    const { item_id } = bucket.first
    const siblings = buckets.filter(({ first }) => first.item_id === item_id)
    const nets = siblings.map(({ net_fen }) => net_fen)
    const remaining_fen = sum(nets)
    const owed_fen = Math.max(remaining_fen - keptFen(order, item_id, returned), 0)
    return owed_fen === 0 ? 0 : splitExactly(owed_fen, nets)[siblings.indexOf(bucket)]!
  })
}

/** What the pieces of an item that the shopper keeps cost; nothing for an item that was taken off the order. */
export function keptFen(order: OrderFacts, item_id: string, returned: ReadonlyMap<string, number>): number {
  const item = order.items.find((row) => row.item_id === item_id)
  if (!item || item.quantity <= 0) return 0
  const kept = Math.max(item.quantity - (returned.get(item_id) ?? 0), 0)
  return kept === item.quantity ? item.net_fen : Math.round((item.net_fen * kept) / item.quantity)
}

/**
 * Whose money a refund is. First what is owed; the rest goes over all goods and freight in proportion, so that a full
 * refund leaves exactly nothing. More than is left is goodwill and not counted.
 */
export function refundShares(
  amount_fen: number,
  buckets: readonly Bucket[],
  owed: readonly number[],
  freight_left: number
): { goods: number[]; freight_fen: number } {
  const first = shareOut(Math.min(amount_fen, sum(owed)), owed)
  const left = [...buckets.map((bucket, index) => bucket.net_fen - first[index]!), freight_left]
  const rest = shareOut(Math.min(amount_fen - sum(first), sum(left)), left)
  return { goods: first.map((fen, index) => fen + rest[index]!), freight_fen: rest.at(-1)! }
}

/** Takes `net_fen` out of a bucket: the discount goes with it in proportion, and all of it with the last fen. */
export function grossOf(bucket: Bucket, net_fen: number): number {
  return splitExactly(bucket.gross_fen, [net_fen, bucket.net_fen - net_fen])[0]!
}

export function shareOut(amount_fen: number, weights: readonly number[]): number[] {
  return amount_fen > 0 ? splitExactly(amount_fen, weights) : weights.map(() => 0)
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0)
}
