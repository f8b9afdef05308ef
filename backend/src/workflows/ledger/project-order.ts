import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { appendSalesLines } from "../../modules/ledger/append-sales-lines"
import { missingLines, paidAt, type OrderFacts } from "../../modules/ledger/order-lines"
import { lockOrder, recordedOrder, rememberFacts } from "../../modules/ledger/order-projection"
import { NETWORK_MODULE, ONLINE_SALES_POINT } from "../../modules/network"
import type NetworkModuleService from "../../modules/network/service"
import { businessDay } from "../../values/business-day"
import { nearestFen } from "../../values/fen"
import { freezeItems } from "./freeze-items"
import { orderMovements } from "./order-facts"

/**
 * Brings the ledger up to what one order says now, in one transaction under the order's lock. Answers how many lines
 * were added; a second run adds none. Drafts never count.
 */
export async function projectOrder(container: MedusaContainer, order_id: string): Promise<number> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

  return await db.transaction(async (tx) => {
    await lockOrder(tx, order_id)
    const { recorded, seen } = await recordedOrder(tx, order_id)
    const { order, items, changes } = await readOrder(container, order_id)

    const paid_at = paidAt(order)
    const frozen = paid_at ? await freezeItems(container, items, new Date(paid_at)) : new Map()
    const { lines, facts } = missingLines({
      order,
      place: await onlinePlace(container, order.is_sample),
      frozen,
      recorded,
      seen,
      dayOf: (at) => businessDay(new Date(at)),
    })

    const added = await appendSalesLines(tx, lines)
    const changeFacts = changes.map(({ fact, at }) => ({
      fact,
      occurred_at: at,
      goods_fen: null,
      freight_fen: null,
    }))
    await rememberFacts(tx, order_id, [...facts, ...changeFacts])
    return added
  })
}

const orderFields = [
  "id",
  "display_id",
  "custom_display_id",
  "version",
  "canceled_at",
  "metadata",
  "items.id",
  "items.quantity",
  "items.total",
  "items.original_total",
  "items.product_id",
  "items.variant_id",
  "items.variant_sku",
  "items.product_title",
  "items.title",
  "shipping_methods.total",
]

/** What `orderFields` answer; Medusa's generated types stand in only after a build. */
type OrderRow = {
  display_id: number
  custom_display_id: string | null
  version: number
  canceled_at: string | Date | null
  metadata: Record<string, unknown> | null
  items: {
    id: string
    quantity: number
    total: number
    original_total: number
    product_id: string | null
    variant_id: string | null
    variant_sku: string | null
    product_title: string | null
    title: string
  }[]
  shipping_methods: { total: number }[]
}

type ReadOrder = {
  order: OrderFacts & { is_sample: boolean }
  items: {
    item_id: string
    product_id: string | null
    variant_id: string | null
    sku: string | null
    title: string
  }[]
  changes: { fact: string; at: string }[]
}

async function readOrder(container: MedusaContainer, order_id: string): Promise<ReadOrder> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const movements = await orderMovements(db, order_id)
  const { data } = await query.graph(
    { entity: "order", fields: orderFields, filters: { id: order_id } },
    { throwIfKeyNotFound: true }
  )
  const order = data[0] as OrderRow
  const { items, shipping_methods } = order
  const money = (kind: "capture" | "refund") =>
    movements.money
      .filter((row) => row.kind === kind)
      .map((row) => ({ id: row.id, amount_fen: nearestFen(row.amount_yuan), at: row.at.toISOString() }))

  return {
    order: {
      order_id,
      label: order.custom_display_id ?? String(order.display_id),
      version: order.version,
      canceled_at: order.canceled_at ? new Date(order.canceled_at).toISOString() : null,
      items: items.map((item) => ({
        item_id: item.id,
        quantity: Number(item.quantity),
        gross_fen: nearestFen(Number(item.original_total)),
        net_fen: nearestFen(Number(item.total)),
      })),
      freight_fen: shipping_methods.reduce((sum, method) => sum + nearestFen(Number(method.total)), 0),
      captures: money("capture"),
      refunds: money("refund"),
      returns: movements.returns.map((row) => ({ ...row, at: row.at.toISOString() })),
      is_sample: order.metadata?.is_sample === true,
    },
    items: items.map((item) => ({
      item_id: item.id,
      product_id: item.product_id,
      variant_id: item.variant_id,
      sku: item.variant_sku,
      title: item.product_title ?? item.title,
    })),
    changes: movements.changes.map(({ fact, at }) => ({ fact, at: at.toISOString() })),
  }
}

/** Online orders count at the online shop, wherever they are handed over: that is where they were sold. */
async function onlinePlace(container: MedusaContainer, is_sample: boolean) {
  const network = container.resolve<NetworkModuleService>(NETWORK_MODULE)
  const [point] = await network.listSalesPoints({ code: ONLINE_SALES_POINT }, { take: 1 })
  return {
    sales_point_id: point?.id ?? ONLINE_SALES_POINT,
    sales_point_code: ONLINE_SALES_POINT,
    line: "online" as const,
    venue_type: point?.venue_type ?? null,
    counting_type: "assisted_sale" as const,
    is_sample,
  }
}
