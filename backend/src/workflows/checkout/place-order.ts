import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createWorkflow,
  transform,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import type { CheckoutRequest, PaymentStep } from "../../contract"
import { cancelUnpaidOrder } from "../payment/cancel-unpaid-order"
import { resumePayment } from "../payment/resume-payment"
import { draftOf } from "./draft-order"
import { hashOf, orderNumberOf, requestHashOf } from "./order-number"
import { findOrderRecord, type OrderRecord } from "./order-record"
import { amountsOf } from "./placed-order"
import { quantityByVariant, quote } from "./quote"
import { requirePlaceable } from "./require-placeable"
import { Refusal, unexpected } from "./refusal"
import { isOutOfStock, type OutOfStock } from "./reserve-stock"
import { claimOrderStep, type OrderDraft } from "./steps/claim-order"
import { ensurePaymentCollectionStep } from "./steps/ensure-payment-collection"
import { openPaymentStep } from "./steps/open-payment"
import { reserveOrderStockStep } from "./steps/reserve-order-stock"

export type PlaceOrderInput = {
  request: CheckoutRequest
  idempotency_key: string
  sales_channel_id: string
  now: Date
}
export type PlacedOrderResult = { order: OrderRecord; payment: PaymentStep; is_new: boolean }

/** Online orders wait this long for their payment. */
export const MINUTES_TO_PAY = 30
const WAIT_SECONDS = 10

type FinishInput = {
  order_id: string
  order_number: string
  location_id: string | null
  total_fen: number
  method: CheckoutRequest["payment_method"]
  pay_before: string | null
}

/** Everything after the order's row: goods reserved, money expected, payment opened, the world told. */
function finishOrder(input: WorkflowData<FinishInput>) {
  const stock = transform({ input }, ({ input }) => ({
    order_id: input.order_id,
    location_id: input.location_id,
  }))
  const reserved = reserveOrderStockStep(stock)
  const due = transform({ input }, ({ input }) => ({ order_id: input.order_id, total_fen: input.total_fen }))
  const payment_collection_id = ensurePaymentCollectionStep(due)
  const wanted = transform({ input, payment_collection_id }, ({ input, payment_collection_id }) => ({
    payment_collection_id,
    order_number: input.order_number,
    method: input.method,
    total_fen: input.total_fen,
    pay_before: input.pay_before,
  }))
  const payment = openPaymentStep(wanted)
  const reservations = transform({ reserved }, ({ reserved }) => reserved.map((id) => ({ id })))
  emitEventStep({ eventName: "reservation-item.created", data: reservations }).config({
    name: "tell-reserved",
  })
  const placed = transform({ input }, ({ input }) => ({ id: input.order_id }))
  emitEventStep({ eventName: "order.placed", data: placed })
  return payment
}

type PlaceInput = Omit<FinishInput, "order_id"> & { draft: OrderDraft; pickup_point_code: string | null }

/** One order from nothing. A throw anywhere takes everything back, the order's row included. */
export const placeOnlineOrderWorkflow = createWorkflow(
  "place-online-order",
  (input: WorkflowData<PlaceInput>) => {
    const claim = transform({ input }, ({ input }) => ({
      draft: input.draft,
      pickup_point_code: input.pickup_point_code,
    }))
    const order = claimOrderStep(claim)
    const rest = transform({ input, order }, ({ input, order }) => ({ ...input, order_id: order.id }))
    return new WorkflowResponse(finishOrder(rest))
  }
)

/** What a crash after the order's row left undone. Each step finds what is there already. */
export const finishOnlineOrderWorkflow = createWorkflow(
  "finish-online-order",
  (input: WorkflowData<FinishInput>) => {
    return new WorkflowResponse(finishOrder(input))
  }
)

/**
 * `POST /store/checkout`: one call, one order, however often it is sent. The same key with the same body answers the
 * same order and a payment step that can be used now; with another body it is refused (`idempotency_key_reused`).
 */
export async function placeOrder(
  container: MedusaContainer,
  input: PlaceOrderInput
): Promise<PlacedOrderResult> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const order_number = orderNumberOf(input.idempotency_key)
  const hashes = {
    idempotency_hash: hashOf(input.idempotency_key),
    request_hash: requestHashOf(input.request),
  }
  // Doubles of one key wait here for the first; the unique order number is what makes it certain.
  return await container.resolve(Modules.LOCKING).execute(
    [`checkout:${order_number}`],
    async () => {
      const present = await findOrderRecord(db, { order_number })
      if (present) return await answerRepeat(container, present, { hashes, input })

      try {
        return await placeNew(container, db, { order_number, hashes, input })
      } catch (error) {
        const other = await findOrderRecord(db, { order_number })
        if (other) return await answerRepeat(container, other, { hashes, input })
        throw isOutOfStock(error) ? namingLine(error, input.request) : error
      }
    },
    { timeout: WAIT_SECONDS }
  )
}

type Hashes = Pick<OrderRecord["metadata"], "idempotency_hash" | "request_hash">

async function placeNew(
  container: MedusaContainer,
  db: Knex,
  { order_number, hashes, input }: { order_number: string; hashes: Hashes; input: PlaceOrderInput }
): Promise<PlacedOrderResult> {
  const { request, sales_channel_id, now } = input
  const { lines, delivery, payment_method: method } = request
  const quoted = await quote(container, {
    lines,
    delivery: delivery.kind === "pickup" ? delivery : { kind: "delivery" },
    sales_channel_id,
    now,
  })
  const freight = requirePlaceable(request, quoted)
  const pay_before =
    method === "pay_at_pickup" ? null : new Date(now.getTime() + MINUTES_TO_PAY * 60_000).toISOString()
  const draft = draftOf({
    order_number,
    quoted,
    freight,
    quantities: quantityByVariant(lines),
    request,
    sales_channel_id,
    metadata: { ...hashes, pay_before },
    now,
  })
  const { result: payment } = await placeOnlineOrderWorkflow(container).run({
    input: {
      draft,
      pickup_point_code: delivery.kind === "pickup" ? delivery.sales_point_code : null,
      order_number,
      location_id: quoted.location_id,
      total_fen: quoted.answer.total_fen,
      method,
      pay_before,
    },
  })
  return { order: await requireRecord(db, order_number), payment: payment ?? { kind: "none" }, is_new: true }
}

async function answerRepeat(
  container: MedusaContainer,
  order: OrderRecord,
  { hashes, input }: { hashes: Hashes; input: PlaceOrderInput }
): Promise<PlacedOrderResult> {
  const { metadata, order_number } = order
  const same =
    metadata.idempotency_hash === hashes.idempotency_hash && metadata.request_hash === hashes.request_hash
  if (!same) {
    throw new Refusal(
      "idempotency_key_reused",
      "This order was sent before with other contents; look at your orders, or place it again as a new one.",
      { "Idempotency-Key": "Was used for an order with other contents." }
    )
  }
  if (!order.payment_collection_id) {
    const finished = await finishOrCancel(container, order, input.now)
    if (finished) throw namingLine(finished, input.request)
  }
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const payment = await resumePayment(container, order.id)
  return { order: await requireRecord(db, order_number), payment, is_new: false }
}

/** Finishes an order a crash left half made, or cancels it when its goods are gone; null, or why it was cancelled. */
export async function finishOrCancel(
  container: MedusaContainer,
  order: OrderRecord,
  now: Date
): Promise<OutOfStock | null> {
  if (order.status !== "pending") return null
  const { metadata, order_number } = order
  try {
    await finishOnlineOrderWorkflow(container).run({
      input: {
        order_id: order.id,
        order_number,
        location_id: metadata.stock_location_id,
        total_fen: amountsOf(order).total_fen,
        method: metadata.payment_method,
        pay_before: metadata.pay_before,
      },
    })
    return null
  } catch (error) {
    if (!isOutOfStock(error)) throw error
    await cancelUnpaidOrder(container, order.id, { now })
    return error
  }
}

function namingLine(error: OutOfStock, { lines }: CheckoutRequest): Refusal {
  const index = lines.findIndex((line) => line.variant_id === error.variant_id)
  return new Refusal(error.code ?? "insufficient_inventory", error.message, {
    [`lines.${Math.max(index, 0)}.quantity`]: "Sold out or too few left.",
  })
}

async function requireRecord(db: Knex, order_number: string): Promise<OrderRecord> {
  const order = await findOrderRecord(db, { order_number })
  if (!order) throw unexpected(`Order ${order_number} was placed and cannot be found.`)
  return order
}
