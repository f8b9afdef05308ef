import type { OrderState, PlacedOrder, SalesPointItem, StaffOrder } from "../../contract"
import { nearestFen } from "../../values/fen"
import type { OrderRecord } from "./order-record"

/** The order as its buyer may see it: name and phone masked, whole fen. Pure, so that every state is one test. */
export function placedOrderOf(record: OrderRecord, point: SalesPointItem | null): PlacedOrder {
  const { metadata, address } = record
  const lines = record.items.map((item) => {
    const unit_price_fen = nearestFen(item.unit_price_yuan)
    return {
      title: item.title,
      title_en: item.metadata?.title_en ?? null,
      variant_title: item.variant_title,
      thumbnail: item.thumbnail,
      handle: item.handle,
      quantity: Number(item.quantity),
      unit_price_fen,
      amount_fen: unit_price_fen * Number(item.quantity),
      origin: item.metadata?.origin ?? null,
      return_policy: item.metadata?.return_policy ?? null,
      exclusion_reason: item.metadata?.exclusion_reason ?? null,
      consent_at: item.metadata?.consent_at ?? null,
    }
  })
  const person = { name: maskedName(address.name), phone: maskedPhone(address.phone) }
  const paid = isPaid(record)
  return {
    id: record.id,
    order_number: record.order_number,
    state: stateOf(record),
    payment_method: metadata.payment_method,
    paid,
    placed_at: record.created_at.toISOString(),
    pay_before: paid || record.status === "canceled" ? null : metadata.pay_before,
    lines,
    ...amountsOf(record),
    refunded_fen: nearestFen(record.refunded_yuan),
    delivery:
      metadata.delivery_kind === "pickup"
        ? { kind: "pickup", sales_point: point, ...person }
        : { kind: "delivery", ...person, address: address.address },
    pickup_code: metadata.pickup_code,
    note: metadata.note,
  }
}

/** The same for who hands it over: no lines, but what is still to be paid. Pure. */
export function staffOrderOf(record: OrderRecord, point: SalesPointItem | null): StaffOrder {
  const {
    lines,
    goods_fen: _goods,
    freight_fen: _freight,
    refunded_fen: _refunded,
    ...order
  } = placedOrderOf(record, point)
  const isOwed = !order.paid && order.state !== "cancelled"
  return {
    ...order,
    due_fen: isOwed ? Math.max(order.total_fen - nearestFen(record.captured_yuan), 0) : 0,
    quantity: lines.reduce((sum, line) => sum + line.quantity, 0),
  }
}

/** The same for who may know what was sold and not to whom: no name, phone, address, note or pick-up code. Pure. */
export function withoutPerson(order: StaffOrder): StaffOrder {
  const nobody = { name: maskedName(""), phone: maskedPhone("") }
  return {
    ...order,
    pickup_code: null,
    note: null,
    delivery:
      order.delivery.kind === "pickup"
        ? { ...order.delivery, ...nobody }
        : { ...order.delivery, ...nobody, address: maskedPhone("") },
  }
}

/** Goods, freight and their sum in fen. */
export function amountsOf(record: Pick<OrderRecord, "items" | "freight_yuan">): {
  goods_fen: number
  freight_fen: number
  total_fen: number
} {
  const goods_fen = record.items.reduce(
    (sum, item) => sum + nearestFen(item.unit_price_yuan) * Number(item.quantity),
    0
  )
  const freight_fen = nearestFen(record.freight_yuan)
  return { goods_fen, freight_fen, total_fen: goods_fen + freight_fen }
}

/** Captured in full. What was refunded later was paid all the same. */
export function isPaid(record: Pick<OrderRecord, "items" | "freight_yuan" | "captured_yuan">): boolean {
  const captured_fen = nearestFen(record.captured_yuan)
  return captured_fen > 0 && captured_fen >= amountsOf(record).total_fen
}

export function stateOf(record: OrderRecord): OrderState {
  if (record.status === "canceled") return "cancelled"
  const { fulfillments, metadata } = record
  const handedOver = fulfillments.length > 0 && fulfillments.every(({ delivered }) => delivered)
  if (record.status === "completed" || handedOver) return "completed"
  if (metadata.payment_method !== "pay_at_pickup" && !isPaid(record)) return "awaiting_payment"
  if (metadata.delivery_kind === "pickup") return "awaiting_pickup"
  return fulfillments.some(({ shipped, delivered }) => shipped || delivered)
    ? "in_transit"
    : "awaiting_dispatch"
}

/** `张**`: the family name's first character; how many follow is nobody's business. */
export function maskedName(name: string): string {
  const [first] = [...name.trim()]
  return first ? `${first}**` : "**"
}

/** `138****5678`; anything shorter than a phone number shows nothing. */
export function maskedPhone(phone: string): string {
  return phone.length >= 8 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : "****"
}
