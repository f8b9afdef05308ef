import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { appendSalesLines } from "../../modules/ledger/append-sales-lines"
import { freezeAt, missingLines, type OrderFacts } from "../../modules/ledger/order-lines"
import { lockOrder, recordedOrder, rememberFacts } from "../../modules/ledger/order-projection"
import { NETWORK_MODULE, ONLINE_SALES_POINT } from "../../modules/network"
import type NetworkModuleService from "../../modules/network/service"
import { businessDay } from "../../values/business-day"
import { fenInSum, nearestFen } from "../../values/fen"
import { freezeItems } from "./freeze-items"
import { orderMovements } from "./order-facts"

/**
 * Brings the ledger up to what one order says now, in one transaction under the order's lock. Answers how many lines
 * were added; a second run adds none. Drafts never count.
 */
export async function projectOrder(container: MedusaContainer, order_id: string): Promise<number> {
  return await inTurn(async () => await project(container, order_id))
}

/** The end of this process's queue. */
let last: Promise<unknown> = Promise.resolve()

/**
 * One projection at a time in a process: each holds a connection and asks for more, so that a burst of events would take
 * the whole pool and wait for itself.
 */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work)
  // The next in the queue starts whether this one succeeded or not; whoever asked for this one gets its error.
  last = turn.then(
    () => undefined,
    () => undefined
  )
  return await turn
}

async function project(container: MedusaContainer, order_id: string): Promise<number> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

  return await db.transaction(async (tx) => {
    await lockOrder(tx, order_id)
    const { recorded, seen } = await recordedOrder(tx, order_id)
    const { order, items } = await readOrder(container, order_id)

    const freeze_at = freezeAt(order, recorded.length > 0)
    const frozen = freeze_at ? await freezeItems(container, items, new Date(freeze_at)) : new Map()
    const { lines, facts } = missingLines({
      order,
      place: await onlinePlace(container, order.is_sample),
      frozen,
      recorded,
      seen,
      dayOf: (at) => businessDay(new Date(at)),
    })

    const added = await appendSalesLines(tx, lines)
    // Under the lock nobody else writes this order's lines: a key that is taken would be an amount silently lost.
    if (added !== lines.length) {
      throw new MedusaError(
        MedusaError.Types.UNEXPECTED_STATE,
        `Order ${order_id}: ${lines.length - added} of ${lines.length} lines have a key that is taken.`
      )
    }
    await rememberFacts(tx, order_id, facts)
    return added
  })
}

/** `total` asks for totals at all: without it Medusa answers items and freight without a single amount. */
const orderFields = [
  "id",
  "display_id",
  "custom_display_id",
  "version",
  "canceled_at",
  "total",
  "items.id",
  "items.quantity",
  "items.unit_price",
  "items.is_tax_inclusive",
  "items.tax_lines.rate",
  "items.total",
  "items.return_received_total",
  "items.return_dismissed_total",
  "items.product_id",
  "items.variant_id",
  "items.variant_sku",
  "items.product_title",
  "items.title",
  "shipping_methods.total",
]

/** What `orderFields` answer; Medusa's generated types stand in only after a build. Money in yuan. */
type OrderRow = {
  display_id: number
  custom_display_id: string | null
  version: number
  canceled_at: string | Date | null
  items: ItemRow[]
  shipping_methods: { total: number }[]
}
type ItemRow = {
  id: string
  quantity: number
  unit_price: number
  is_tax_inclusive: boolean
  tax_lines: { rate: number }[]
  /** Of the pieces that did not come back. */
  total: number
  return_received_total: number
  return_dismissed_total: number
  product_id: string | null
  variant_id: string | null
  variant_sku: string | null
  product_title: string | null
  title: string
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
}

async function readOrder(container: MedusaContainer, order_id: string): Promise<ReadOrder> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const movements = await orderMovements(db, order_id)
  const { data } = await query.graph(
    { entity: "order", fields: orderFields, filters: { id: order_id } },
    { throwIfKeyNotFound: true }
  )
  // Through unknown: the entity's type is generated beside the build and may or may not be there, and it knows no totals.
  const order = data[0] as unknown as OrderRow
  const { shipping_methods } = order
  // Medusa answers items in any order; the fractions of a fen have to fall the same way every time.
  const items = [...order.items].sort((a, b) => (a.id < b.id ? -1 : 1))
  // Discounts shared over items have fractions of a fen; rounded one by one they would not add up to what was paid.
  const freight_yuan = shipping_methods.reduce((sum, method) => sum + Number(method.total), 0)
  const amounts = fenInSum([...items.map(netYuan), freight_yuan])
  const gross = fenInSum(items.map(grossYuan))
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
      items: items.map((item, index) => ({
        item_id: item.id,
        quantity: Number(item.quantity),
        gross_fen: Math.max(gross[index]!, amounts[index]!),
        net_fen: amounts[index]!,
      })),
      freight_fen: amounts.at(-1)!,
      captures: money("capture"),
      refunds: money("refund"),
      returns: movements.returns.map((row) => ({ ...row, at: row.at.toISOString() })),
      changes: movements.changes.map((row) => ({ ...row, at: row.at.toISOString() })),
      is_sample: await hasSampleGoods(container, items),
    },
    items: items.map((item) => ({
      item_id: item.id,
      product_id: item.product_id,
      variant_id: item.variant_id,
      sku: item.variant_sku,
      title: item.product_title ?? item.title,
    })),
  }
}

/** Sales of sample goods are sample sales. The order's own metadata is the shopper's to write and is not asked. */
async function hasSampleGoods(container: MedusaContainer, items: readonly ItemRow[]): Promise<boolean> {
  const ids = items.map((item) => item.product_id).filter((id) => id !== null)
  const products = await container
    .resolve(Modules.PRODUCT)
    .listProducts({ id: ids }, { select: ["id", "metadata"], take: ids.length })
  return products.some((product) => product.metadata?.is_sample === true)
}

/** What all pieces cost. Medusa's `total` falls when goods come back; what was sold does not. */
function netYuan(item: ItemRow): number {
  return (
    Number(item.total) + Number(item.return_received_total ?? 0) + Number(item.return_dismissed_total ?? 0)
  )
}

/** The same before discounts, tax included. */
function grossYuan(item: ItemRow): number {
  const rate = item.tax_lines.reduce((sum, line) => sum + Number(line.rate), 0)
  return Number(item.unit_price) * Number(item.quantity) * (item.is_tax_inclusive ? 1 : 1 + rate / 100)
}

/** Online orders count at the online shop, wherever they are handed over: that is where they were sold. */
async function onlinePlace(container: MedusaContainer, is_sample: boolean) {
  const network = container.resolve<NetworkModuleService>(NETWORK_MODULE)
  const [point] = await network.listSalesPoints({ code: ONLINE_SALES_POINT }, { take: 1 })
  return {
    sales_point_id: point?.id ?? ONLINE_SALES_POINT,
    sales_point_code: ONLINE_SALES_POINT,
    point_kind: "online" as const,
    district_code: null,
    line: "online" as const,
    venue_type: point?.venue_type ?? null,
    counting_type: "assisted_sale" as const,
    is_sample,
  }
}
