import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { CheckoutAnswer, CheckoutRequest } from "../src/contract"
import type { MadeProduct, Shop } from "./factory"
import { deliveryOf, shopper } from "./shopper"

export type AdminAnswer = { status: number; data: Record<string, never> }
/** An order as the office works on it. */
export type OpenOrder = { id: string; number: string; item_id: string; answer: CheckoutAnswer }

/** What these steps need of the runner's client. */
type Api = Parameters<typeof shopper>[0]

/** An order's way through Medusa's own admin routes, one piece unless said otherwise. Refusals are answers. */
export function orderSteps({ api, shop, db }: { api: Api; shop: Shop; db: Knex }) {
  const admin = async (path: string, body: object = {}, headers: object = {}): Promise<AdminAnswer> =>
    (await api.post(path, body, {
      headers: { ...shop.admin, ...headers },
      validateStatus: () => true,
    })) as AdminAnswer

  const fulfils = async ({ id, item_id }: OpenOrder, quantity = 1): Promise<AdminAnswer> =>
    await admin(`/admin/orders/${id}/fulfillments`, {
      items: [{ id: item_id, quantity }],
      location_id: shop.warehouse_id,
    })

  const all = async (return_id: string, asked: readonly (readonly [step: string, body: object])[]) => {
    for (const [step, body] of asked) {
      const { status, data } = await admin(`/admin/returns/${return_id}/${step}`, body)
      expect([step, status, data]).toEqual([step, 200, expect.anything()])
    }
  }
  const returnRequested = async (
    { id, item_id }: OpenOrder,
    quantity = 1,
    location_id = shop.warehouse_id
  ): Promise<string> => {
    const begun = await admin("/admin/returns", { order_id: id, location_id })
    const { id: return_id } = (begun.data as unknown as { return: { id: string } }).return
    await all(return_id, [
      ["request-items", { items: [{ id: item_id, quantity }] }],
      ["request", {}],
    ])
    return return_id
  }
  const returnReceived = async (return_id: string, { item_id }: OpenOrder, quantity = 1): Promise<void> =>
    await all(return_id, [
      ["receive", {}],
      ["receive-items", { items: [{ id: item_id, quantity }] }],
    ])

  return {
    admin,
    fulfils,

    async ordered(
      goods: MadeProduct,
      quantity = 1,
      payment?: CheckoutRequest["payment_method"]
    ): Promise<OpenOrder> {
      const answer = await shopper(api, shop).places(deliveryOf(goods, payment, quantity), randomUUID())
      expect([answer.status, answer.data.message]).toEqual([201, undefined])
      const { id, order_number: number } = answer.data.order
      const { rows } = await db.raw<{ rows: { item_id: string }[] }>(
        "SELECT item_id FROM order_item WHERE order_id = ? ORDER BY version DESC LIMIT 1",
        [id]
      )
      return { id, number, item_id: rows[0]!.item_id, answer: answer.data }
    },

    /** Fulfils and answers the fulfilment's id. */
    async fulfilled(order: OpenOrder, quantity = 1): Promise<string> {
      const { status, data } = await fulfils(order, quantity)
      expect([status, data]).toEqual([200, expect.anything()])
      const { rows } = await db.raw<{ rows: { id: string }[] }>(
        `SELECT f.id FROM fulfillment f JOIN order_fulfillment l ON l.fulfillment_id = f.id
         WHERE l.order_id = ? AND f.canceled_at IS NULL`,
        [order.id]
      )
      return rows[0]!.id
    },

    returnRequested,
    returnReceived,
    /** Goes as far as the last step before the goods are back, and answers the return's id. */
    async returning(order: OpenOrder, quantity = 1): Promise<string> {
      const return_id = await returnRequested(order, quantity)
      await returnReceived(return_id, order, quantity)
      return return_id
    },

    async levelOf({ inventory_item_id }: MadeProduct): Promise<{ stocked: number; reserved: number }> {
      const { rows } = await db.raw<{ rows: { stocked: number; reserved: number }[] }>(
        `SELECT stocked_quantity::float8 AS stocked, reserved_quantity::float8 AS reserved
         FROM inventory_level WHERE inventory_item_id = ? AND location_id = ?`,
        [inventory_item_id, shop.warehouse_id]
      )
      return rows[0]!
    },
  }
}
