import Medusa from "@medusajs/js-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MadeProduct, Shop } from "./factory"

export type Journey = {
  baseUrl: string
  container: MedusaContainer
  db: Knex
  shop: Shop
  product: MadeProduct
}
type LedgerLine = { kind: string; origin_code: string; quantity: number; net_fen: number }

/** What the ledger holds of an order. */
export async function ledgerOf(db: Knex, order_id: string): Promise<LedgerLine[]> {
  const { rows } = await db.raw<{ rows: LedgerLine[] }>(
    `SELECT kind, origin_code, quantity::int AS quantity, net_fen::int AS net_fen
     FROM sales_line WHERE source_document = ? ORDER BY id`,
    [order_id]
  )
  return rows
}

/** Cart, shipping, payment, complete with an unmodified `@medusajs/js-sdk`, paid by Medusa's own manual provider. */
export async function buyWithSdk({
  baseUrl,
  shop,
  product,
}: Journey): Promise<{ order_id: string; total: number }> {
  const sdk = new Medusa({ baseUrl, publishableKey: shop.store["x-publishable-api-key"] })
  const { cart } = await sdk.store.cart.create({
    region_id: shop.region_id,
    email: "shopper@baixian.test",
    shipping_address: {
      first_name: "张小花",
      last_name: "",
      address_1: "人民大道200号",
      city: "上海市",
      country_code: "cn",
      phone: "13812345678",
    },
  })
  await sdk.store.cart.createLineItem(cart.id, { variant_id: product.variant_id, quantity: 2 })
  const { shipping_options } = await sdk.store.fulfillment.listCartOptions({ cart_id: cart.id })
  const option = shipping_options.find(({ id }) => id === shop.freight.delivery_option_id)
  if (!option) throw new Error("Delivery is not offered to the cart.")
  const { cart: ready } = await sdk.store.cart.addShippingMethod(cart.id, { option_id: option.id })
  await sdk.store.payment.initiatePaymentSession(ready, { provider_id: "pp_system_default" })
  const completed = await sdk.store.cart.complete(cart.id)
  if (completed.type !== "order") throw new Error(`The cart was not completed: ${completed.error.message}`)
  return { order_id: completed.order.id, total: completed.order.total }
}

/** An admin captures the order's payment with the same SDK. */
export async function captureWithSdk({ baseUrl, shop }: Journey, order_id: string): Promise<string> {
  const sdk = new Medusa({ baseUrl, auth: { type: "jwt", jwtTokenStorageMethod: "memory" } })
  const headers = shop.admin
  const { order } = await sdk.admin.order.retrieve(
    order_id,
    { fields: "*payment_collections.payments" },
    headers
  )
  const payment = order.payment_collections[0]?.payments?.[0]
  if (!payment) throw new Error("The order has no payment to capture.")
  await sdk.admin.payment.capture(payment.id, {}, {}, headers)
  const { order: captured } = await sdk.admin.order.retrieve(order_id, {}, headers)
  return captured.payment_status
}

/** Asks until it is so; each question is a round trip to the database. Bounded, and says what it waited for. */
export async function until(what: string, isSo: () => Promise<boolean>, seconds = 30): Promise<void> {
  const deadline = Date.now() + seconds * 1000
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Waited ${seconds} s in vain for: ${what}.`)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

export async function reservedOf({ container, product, shop }: Journey): Promise<number> {
  const inventory = container.resolve(Modules.INVENTORY)
  const [level] = await inventory.listInventoryLevels({
    inventory_item_id: product.inventory_item_id,
    location_id: shop.warehouse_id,
  })
  return Number(level?.reserved_quantity ?? 0)
}
