import {
  beginOrderEditOrderWorkflow,
  beginReceiveReturnWorkflow,
  beginReturnOrderWorkflow,
  cancelOrderWorkflow,
  confirmOrderEditRequestWorkflow,
  confirmReturnReceiveWorkflow,
  confirmReturnRequestWorkflow,
  createOrderPaymentCollectionWorkflow,
  createOrderWorkflow,
  markPaymentCollectionAsPaid,
  orderEditAddNewItemWorkflow,
  orderEditUpdateItemQuantityWorkflow,
  receiveItemReturnRequestWorkflow,
  refundPaymentWorkflow,
  requestItemReturnWorkflow,
  requestOrderEditRequestWorkflow,
} from "@medusajs/medusa/core-flows"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { TestEventUtils } from "@medusajs/test-utils"
import { projectOrdersWorkflow } from "../../src/workflows/ledger/project-orders"
import type { Cast } from "./cast"

type Sold = Cast["goods"]["coffee"]

/** An order line: what, how many, at which price in yuan, with how much off in yuan. */
export type Wanted = { goods: Sold; quantity: number; yuan: number; off?: number }
export type Placed = { id: string; total_yuan: number; item_ids: Record<string, string> }

/** A line of the ledger as a test reads it; day in Shanghai, money in whole fen. */
export type Line = {
  kind: string
  origin_code: string
  sku: string
  quantity: number
  gross_fen: number
  net_fen: number
  business_day: string
  supplier_name: string | null
  in_catalogue: boolean
  is_recognised: boolean
  document_label: string
}

/** An ordinary Medusa order, not paid yet. */
export async function placeOrder(
  container: MedusaContainer,
  cast: Cast,
  wanted: Wanted[],
  { freight_yuan = 0 }: { freight_yuan?: number } = {}
): Promise<Placed> {
  const { result } = await createOrderWorkflow(container).run({
    input: {
      region_id: cast.region_id,
      sales_channel_id: cast.sales_channel_id,
      currency_code: "cny",
      email: "shopper@baixian.test",
      items: wanted.map(({ goods, quantity, yuan }) => ({
        variant_id: goods.variant_id,
        title: goods.title,
        quantity,
        unit_price: yuan,
        requires_shipping: false,
      })),
      shipping_methods: freight_yuan ? [{ name: "快递", amount: freight_yuan }] : [],
    },
  })
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const read = () =>
    query.graph({
      entity: "order",
      filters: { id: result.id },
      fields: ["id", "total", "items.id", "items.variant_sku"],
    })
  const placed = (await read()).data[0] as unknown as { items: { id: string; variant_sku: string }[] }
  const discounts = wanted.flatMap(({ goods, off }) => {
    const item = placed.items.find((row) => row.variant_sku === goods.sku)!
    return off ? [{ item_id: item.id, code: "OFF", amount: off }] : []
  })
  if (discounts.length > 0) {
    // The workflow keeps only discounts of promotions; the module takes them as a promotion would leave them.
    await container.resolve(Modules.ORDER).createOrderLineItemAdjustments(discounts)
  }
  const order = (await read()).data[0] as unknown as {
    id: string
    total: number
    items: { id: string; variant_sku: string }[]
  }
  return {
    id: order.id,
    total_yuan: Number(order.total),
    item_ids: Object.fromEntries(order.items.map((item) => [item.variant_sku, item.id])),
  }
}

/** Does something and waits until everybody who listens to its events is done. */
export async function heard<T>(
  container: MedusaContainer,
  events: string[],
  deed: () => Promise<T>
): Promise<T> {
  const bus = container.resolve(Modules.EVENT_BUS)
  const done = Promise.all(events.map((event) => TestEventUtils.waitSubscribersExecution(event, bus)))
  const result = await deed()
  await done
  return result
}

/** Pays through Medusa's workflow; the events reach the ledger. Answers the payment's id. */
export async function pay(
  container: MedusaContainer,
  order: Placed,
  amount_yuan = order.total_yuan
): Promise<string> {
  return await heard(container, ["payment.captured"], async () => {
    const { result: collections } = await createOrderPaymentCollectionWorkflow(container).run({
      input: { order_id: order.id, amount: amount_yuan },
    })
    const { result: payment } = await markPaymentCollectionAsPaid(container).run({
      input: { order_id: order.id, payment_collection_id: collections[0]!.id },
    })
    return payment!.id
  })
}

/** The same facts without a single event: what a crash between payment and event leaves behind. `at` sets the clock. */
export async function payInSilence(
  container: MedusaContainer,
  db: Knex,
  order: Placed,
  { amounts_yuan = [order.total_yuan], at }: { amounts_yuan?: number[]; at?: string } = {}
): Promise<string> {
  const payments = container.resolve(Modules.PAYMENT)
  const total = amounts_yuan.reduce((sum, amount) => sum + amount, 0)
  const collection = await payments.createPaymentCollections({ currency_code: "cny", amount: total })
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.ORDER]: { order_id: order.id },
    [Modules.PAYMENT]: { payment_collection_id: collection.id },
  })
  const session = await payments.createPaymentSession(collection.id, {
    provider_id: "pp_system_default",
    currency_code: "cny",
    amount: total,
    data: {},
  })
  const payment = (await payments.authorizePaymentSession(session.id, {}))!
  for (const amount of amounts_yuan) await payments.capturePayment({ payment_id: payment.id, amount })
  if (at) await db.raw("UPDATE capture SET created_at = :at WHERE payment_id = :id", { at, id: payment.id })
  return payment.id
}

export async function refund(container: MedusaContainer, payment_id: string, yuan: number): Promise<void> {
  await heard(container, ["payment.refunded"], () =>
    refundPaymentWorkflow(container).run({ input: { payment_id, amount: yuan } })
  )
}

export async function refundInSilence(
  container: MedusaContainer,
  db: Knex,
  payment_id: string,
  yuan: number,
  at: string
): Promise<void> {
  await container.resolve(Modules.PAYMENT).refundPayment({ payment_id, amount: yuan })
  await db.raw(
    `UPDATE refund SET created_at = :at
     WHERE id = (SELECT id FROM refund WHERE payment_id = :payment_id ORDER BY created_at DESC LIMIT 1)`,
    { at, payment_id }
  )
}

/** Cancels through Medusa, which refunds what was captured. */
export async function cancel(container: MedusaContainer, order: Placed): Promise<void> {
  await heard(container, ["order.canceled"], () =>
    cancelOrderWorkflow(container).run({ input: { order_id: order.id } })
  )
}

/** Hands the goods over, then takes some back, as an officer does it in the dashboard. No money moves. */
export async function returnGoods(
  container: MedusaContainer,
  order: Placed,
  sku: string,
  quantity: number
): Promise<void> {
  const items = [{ id: order.item_ids[sku]!, quantity }]
  await handOver(container, order, items)
  const { result: change } = await beginReturnOrderWorkflow(container).run({ input: { order_id: order.id } })
  const return_id = change.return_id!
  await requestItemReturnWorkflow(container).run({ input: { return_id, items } })
  await confirmReturnRequestWorkflow(container).run({ input: { return_id } })
  await beginReceiveReturnWorkflow(container).run({ input: { return_id } })
  await receiveItemReturnRequestWorkflow(container).run({ input: { return_id, items } })
  await heard(container, ["order.return_received"], () =>
    confirmReturnReceiveWorkflow(container).run({ input: { return_id } })
  )
}

async function handOver(
  container: MedusaContainer,
  order: Placed,
  items: { id: string; quantity: number }[]
): Promise<void> {
  const orders = container.resolve(Modules.ORDER)
  await orders.registerFulfillment({ order_id: order.id, items })
  await orders.registerShipment({ order_id: order.id, items })
  await orders.registerDelivery({ order_id: order.id, items })
}

/** An order edit: new quantities of what is there, and goods that are new. Nothing is paid or refunded by it. */
export async function edit(
  container: MedusaContainer,
  order: Placed,
  { quantities = {}, added = [] }: { quantities?: Record<string, number>; added?: Wanted[] }
): Promise<void> {
  await beginOrderEditOrderWorkflow(container).run({ input: { order_id: order.id } })
  const items = Object.entries(quantities).map(([sku, quantity]) => ({ id: order.item_ids[sku]!, quantity }))
  if (items.length > 0) {
    await orderEditUpdateItemQuantityWorkflow(container).run({ input: { order_id: order.id, items } })
  }
  if (added.length > 0) {
    await orderEditAddNewItemWorkflow(container).run({
      input: {
        order_id: order.id,
        items: added.map(({ goods, quantity, yuan }) => ({
          variant_id: goods.variant_id,
          quantity,
          unit_price: yuan,
        })),
      },
    })
  }
  await requestOrderEditRequestWorkflow(container).run({ input: { order_id: order.id } })
  await heard(container, ["order-edit.confirmed"], () =>
    confirmOrderEditRequestWorkflow(container).run({ input: { order_id: order.id } })
  )
}

/** What the minute's job does, now, over everything. */
export async function catchUp(container: MedusaContainer): Promise<{ orders: number; lines: number }> {
  const { result } = await projectOrdersWorkflow(container).run({
    input: { catch_up_since: new Date(0) },
  })
  return { orders: result.orders, lines: result.lines }
}

/** Everything the ledger holds of an order: what was written first comes first, then by kind, pieces and SKU. */
export async function linesOf(db: Knex, order_id: string): Promise<Line[]> {
  const { rows } = await db.raw<{ rows: Line[] }>(
    `SELECT kind, origin_code, sku, quantity::int AS quantity, gross_fen::int AS gross_fen, net_fen::int AS net_fen,
       to_char(business_day, 'YYYY-MM-DD') AS business_day, supplier_name, in_catalogue, is_recognised, document_label
     FROM sales_line WHERE source_document = :order_id
     ORDER BY xid, array_position(ARRAY['sale', 'correction', 'refund', 'cancellation'], kind), quantity = 0, sku, origin_code`,
    { order_id }
  )
  return rows
}

/** `kind origin quantity net` of each line: what most tests compare. */
export async function brief(db: Knex, order_id: string): Promise<string[]> {
  const lines = await linesOf(db, order_id)
  return lines.map((line) => [line.kind, line.origin_code, line.quantity, line.net_fen].join(" "))
}

/** Net fen of an order by origin, without the places that came to nothing. */
export async function netByOrigin(db: Knex, order_id: string): Promise<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const line of await linesOf(db, order_id)) {
    sums[line.origin_code] = (sums[line.origin_code] ?? 0) + line.net_fen
  }
  return Object.fromEntries(Object.entries(sums).filter(([, fen]) => fen !== 0))
}
