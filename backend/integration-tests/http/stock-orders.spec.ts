import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  cancelOrderFulfillmentWorkflow,
  confirmReturnReceiveWorkflow,
  createOrderFulfillmentWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { withStockCause } from "../../src/modules/stock/medusa/stock-errand"
import type { StockReason } from "../../src/modules/stock/stock-cause"
import { makeProduct, makeShop, type MadeProduct, type Shop } from "../factory"
import { takeAll } from "../stock-truth"
import { brokenInvariants } from "../invariants"
import { type OpenOrder, orderSteps } from "../order-steps"
import { shopper } from "../shopper"

jest.setTimeout(240_000)

/** Medusa's own order routes, asked at once and in odd orders: what an order takes and gives back stays what was ordered. */
medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let db: Knex
    let shop: Shop
    let steps: ReturnType<typeof orderSteps>
    let made = 0

    beforeAll(async () => {
      container = getContainer()
      db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
      shop = await makeShop(container)
      steps = orderSteps({ api, shop, db })
    })
    afterEach(async () => {
      expect(await brokenInvariants(db)).toEqual([])
    })

    const goods = async (): Promise<MadeProduct> => {
      made += 1
      return await makeProduct(container, shop, { handle: `tea-${made}`, warehouse: 20 })
    }
    const withoutLevel = async ({ inventory_item_id }: MadeProduct, location_id: string): Promise<void> => {
      await takeAll(db, inventory_item_id, location_id)
      await db.raw("DELETE FROM inventory_level WHERE inventory_item_id = ? AND location_id = ?", [
        inventory_item_id,
        location_id,
      ])
    }
    const atOnce = async <T>(times: number, deed: () => Promise<T>): Promise<T[]> =>
      await Promise.all(Array.from({ length: times }, deed))
    /** How often each status was answered, none of them a fault. */
    const statuses = (answers: { status: number }[]): Record<string, number> =>
      answers.reduce<Record<string, number>>(
        (all, { status }) => ({ ...all, [status]: (all[status] ?? 0) + 1 }),
        {}
      )
    /** On the errand of an order, past the routes and their turns: what the database alone holds against it. */
    const onErrand = async (reason: StockReason, order: OpenOrder, deed: () => Promise<unknown>) =>
      await withStockCause(
        { reason, document: { kind: "order", id: order.id, number: order.number } },
        async () =>
          deed().then(
            () => "done",
            (error: unknown) => String((error as { message?: string }).message)
          )
      )

    it("fulfils an order once, however many press at once", async () => {
      const tea = await goods()
      const order = await steps.ordered(tea, 2)
      const answers = await atOnce(4, async () => steps.fulfils(order, 2))
      expect(statuses(answers)).toEqual({ 200: 1, 400: 3 })
      expect(await steps.levelOf(tea)).toEqual({ stocked: 18, reserved: 0 })
    })

    it("takes a fulfilment back once", async () => {
      const tea = await goods()
      const order = await steps.ordered(tea, 2)
      const taken = await steps.fulfilled(order, 2)
      const answers = await atOnce(4, async () =>
        steps.admin(`/admin/orders/${order.id}/fulfillments/${taken}/cancel`)
      )
      expect(statuses(answers)[200]).toBe(1)
      expect(answers.every(({ status }) => status < 500)).toBe(true)
      expect(await steps.levelOf(tea)).toEqual({ stocked: 20, reserved: 2 })
    })

    it("takes a return in once, and not again with another return", async () => {
      const tea = await goods()
      const order = await steps.ordered(tea, 2)
      await steps.fulfilled(order, 2)
      const returned = await steps.returning(order, 2)
      const answers = await atOnce(4, async () => steps.admin(`/admin/returns/${returned}/receive/confirm`))
      expect(statuses(answers)[200]).toBe(1)
      expect(answers.every(({ status }) => status < 500)).toBe(true)
      expect(await steps.levelOf(tea)).toEqual({ stocked: 20, reserved: 0 })

      const again = await steps.returning(order, 2)
      expect(await steps.admin(`/admin/returns/${again}/receive/confirm`)).toMatchObject({
        status: 400,
        data: { code: "order_gave_back_all" },
      })
      expect(await steps.levelOf(tea)).toEqual({ stocked: 20, reserved: 0 })
    })

    it("does not take in what a cancelled fulfilment gave back already", async () => {
      const tea = await goods()
      const order = await steps.ordered(tea, 2)
      const taken = await steps.fulfilled(order, 2)
      const wished = await steps.returnRequested(order, 2)
      const undone = await steps.admin(`/admin/orders/${order.id}/fulfillments/${taken}/cancel`)
      await steps.returnReceived(wished, order, 2)
      const confirmed = await steps.admin(`/admin/returns/${wished}/receive/confirm`)
      expect([undone.status, confirmed.status, confirmed.data.code]).toEqual([
        200,
        400,
        "order_gave_back_all",
      ])
      expect((await steps.levelOf(tea)).stocked).toBe(20)
    })

    it("takes nothing back where the goods are not kept, and says where to", async () => {
      const tea = await goods()
      await withoutLevel(tea, shop.counter_id)
      const order = await steps.ordered(tea, 1)
      await steps.fulfilled(order)
      const wished = await steps.returnRequested(order, 1, shop.counter_id)
      await steps.returnReceived(wished, order)
      const refused = await steps.admin(`/admin/returns/${wished}/receive/confirm`)
      expect([refused.status, refused.data.code]).toEqual([400, "return_elsewhere"])
      expect(await steps.levelOf(tea)).toEqual({ stocked: 19, reserved: 0 })
    })

    it("either sends an order or lets its shopper cancel it", async () => {
      const tea = await goods()
      for (let round = 0; round < 3; round += 1) {
        const before = await steps.levelOf(tea)
        const order = await steps.ordered(tea, 2)
        const [sent, cancelled] = await Promise.all([
          steps.fulfils(order, 2),
          shopper(api, shop).cancels(order.answer),
        ])
        expect([sent.status, cancelled.status].filter((status) => status === 200)).toHaveLength(1)
        expect([sent.status, cancelled.status].every((status) => status < 500)).toBe(true)
        const after = await steps.levelOf(tea)
        expect(before.stocked - after.stocked).toBe(sent.status === 200 ? 2 : 0)
        expect(after.reserved).toBe(0)
      }
    })

    it("holds when its turns are gone, as between two servers without Redis", async () => {
      const tea = await goods()
      const order = await steps.ordered(tea, 2)
      const fulfil = async () =>
        createOrderFulfillmentWorkflow(container).run({
          input: {
            order_id: order.id,
            items: [{ id: order.item_id, quantity: 2 }],
            location_id: shop.warehouse_id,
          },
        })
      /** Three times at once; all of them may be in each other's way, and then nothing has moved. */
      const moves = async (pieces: number, deed: () => Promise<string>): Promise<void> => {
        const { stocked } = await steps.levelOf(tea)
        const isDone = (await atOnce(3, deed)).includes("done")
        expect((await steps.levelOf(tea)).stocked - stocked).toBe(isDone ? pieces : 0)
      }
      await moves(-2, async () => onErrand("fulfilment", order, fulfil))

      const sent = await steps.ordered(tea, 2)
      await steps.fulfilled(sent, 2)
      const returned = await steps.returning(sent, 2)
      const confirm = async () =>
        confirmReturnReceiveWorkflow(container).run({ input: { return_id: returned } })
      await moves(2, async () => onErrand("order_return", sent, confirm))

      const other = await steps.ordered(tea, 2)
      const fulfillment_id = await steps.fulfilled(other, 2)
      const undo = async () =>
        cancelOrderFulfillmentWorkflow(container).run({ input: { order_id: other.id, fulfillment_id } })
      await moves(2, async () => onErrand("fulfilment_cancelled", other, undo))
    })

    it("sells what is there and counted, whatever a form ticks", async () => {
      const tea = await goods()
      const variant = `/admin/products/${tea.product_id}/variants/${tea.variant_id}`
      for (const [tick, code] of [
        [{ allow_backorder: true }, "backorder_closed"],
        [{ manage_inventory: false }, "stock_stays_counted"],
      ] as const) {
        const refused = await steps.admin(variant, tick)
        expect([refused.status, refused.data.code]).toEqual([400, code])
        expect(String(refused.data.message)).toMatch(/\p{Script=Han}/u)
      }
      expect((await steps.admin(variant, { allow_backorder: false, manage_inventory: true })).status).toBe(
        200
      )
    })

    it("takes each line once and by whole pieces, wherever an order's step names lines", async () => {
      const tea = await goods()
      const order = await steps.ordered(tea, 4)
      const line = (quantity: number) => ({ id: order.item_id, quantity })
      for (const [items, code] of [
        [[line(1), line(1), line(1), line(1)], "order_line_twice"],
        [[line(-1)], "order_line_pieces"],
        [[line(0)], "order_line_pieces"],
        [[line(1.5)], "order_line_pieces"],
      ] as const) {
        const refused = await steps.admin(`/admin/orders/${order.id}/fulfillments`, {
          items,
          location_id: shop.warehouse_id,
        })
        expect([refused.status, refused.data.code]).toEqual([400, code])
        expect(String(refused.data.message)).toMatch(/\p{Script=Han}/u)
      }
      expect(await steps.levelOf(tea)).toEqual({ stocked: 20, reserved: 4 })

      await steps.fulfilled(order, 4)
      const begun = await steps.admin("/admin/returns", {
        order_id: order.id,
        location_id: shop.warehouse_id,
      })
      const { id } = (begun.data as unknown as { return: { id: string } }).return
      for (const quantity of [-3, 0.5, 1e-9]) {
        const refused = await steps.admin(`/admin/returns/${id}/request-items`, { items: [line(quantity)] })
        expect([refused.status, refused.data.code]).toEqual([400, "order_line_pieces"])
      }
    })

    it("sends an order from where its goods are kept for it, said or not", async () => {
      const tea = await goods()
      const order = await steps.ordered(tea, 2)
      const asked = (location_id?: string) =>
        steps.admin(`/admin/orders/${order.id}/fulfillments`, {
          items: [{ id: order.item_id, quantity: 1 }],
          location_id,
        })
      const refused = await asked(shop.counter_id)
      expect([refused.status, refused.data.code]).toEqual([400, "fulfil_elsewhere"])
      const byNobody = await steps.admin(`/admin/orders/${order.id}/fulfillments`, {
        items: [{ id: order.item_id, quantity: 1 }],
        shipping_option_id: "so_none",
      })
      expect([byNobody.status, byNobody.data.code]).toEqual([400, "no_shipping_option"])

      expect((await asked()).status).toBe(200)
      const { rows } = await db.raw<{ rows: { id: string; location_id: string }[] }>(
        `SELECT f.id, f.location_id FROM fulfillment f JOIN order_fulfillment l ON l.fulfillment_id = f.id
         WHERE l.order_id = ?`,
        [order.id]
      )
      expect(rows).toEqual([expect.objectContaining({ location_id: shop.warehouse_id })])
      expect((await steps.admin(`/admin/orders/${order.id}/fulfillments/${rows[0]!.id}/cancel`)).status).toBe(
        200
      )
      expect(await steps.levelOf(tea)).toEqual({ stocked: 20, reserved: 2 })
    })

    it("takes an order's money once, and gives back whole fen and no more than came", async () => {
      const order = await steps.ordered(await goods(), 2)
      const { rows: collections } = await db.raw<{ rows: { id: string }[] }>(
        "SELECT payment_collection_id AS id FROM order_payment_collection WHERE order_id = ?",
        [order.id]
      )
      const collection = collections[0]!.id
      const paid = await atOnce(3, async () =>
        steps.admin(`/admin/payment-collections/${collection}/mark-as-paid`, { order_id: order.id })
      )
      expect(statuses(paid)).toEqual({ 200: 1, 400: 2 })
      const { rows: payments } = await db.raw<{ rows: { id: string; captured: number }[] }>(
        `SELECT p.id, sum(c.amount)::float8 AS captured FROM payment p JOIN capture c ON c.payment_id = p.id
         WHERE p.payment_collection_id = ? GROUP BY p.id`,
        [collection]
      )
      const [payment, ...others] = payments
      expect(others).toEqual([])
      const refund = async (body: object): Promise<[number, unknown]> => {
        const { status, data } = await steps.admin(`/admin/payments/${payment!.id}/refund`, body)
        return [status, data.code]
      }
      expect(await refund({ amount: 0.001 })).toEqual([400, "refund_not_fen"])
      expect(await refund({ amount: payment!.captured + 0.01 })).toEqual([400, "refund_too_much"])
      expect(await refund({ amount: 1.1 })).toEqual([200, undefined])
      const rest = await atOnce(3, async () => refund({ note: "其余" }))
      expect(rest.map(([status]) => status).sort()).toEqual([200, 400, 400])
      const { rows } = await db.raw<{ rows: { refunded: number }[] }>(
        "SELECT sum(amount)::float8 AS refunded FROM refund WHERE payment_id = ?",
        [payment!.id]
      )
      expect(rows[0]!.refunded).toBe(payment!.captured)
    })

    it("sells kits of whole pieces only", async () => {
      const tea = await goods()
      for (const required_quantity of [0, -1, 1.5]) {
        const refused = await steps.admin("/admin/products", {
          title: "组合",
          status: "draft",
          options: [{ title: "规格", values: ["盒"] }],
          variants: [
            {
              title: "盒",
              manage_inventory: true,
              options: { 规格: "盒" },
              prices: [{ currency_code: "cny", amount: 10 }],
              inventory_items: [{ inventory_item_id: tea.inventory_item_id, required_quantity }],
            },
          ],
        })
        expect([refused.status, refused.data.code]).toEqual([400, "kit_whole_pieces"])
      }
      for (const quantity of [0, -2])
        await expect(
          db.raw(
            `INSERT INTO reservation_item (id, line_item_id, inventory_item_id, location_id, quantity, raw_quantity)
             VALUES (:id, :id, :item, :place, :quantity, '{}')`,
            { id: `odd-${quantity}`, item: tea.inventory_item_id, place: shop.warehouse_id, quantity }
          )
        ).rejects.toThrow("stock_whole_pieces")
    })

    it("keeps whole pieces only, and no more than anybody can have", async () => {
      const tea = await goods()
      const at = { location_id: shop.counter_id }
      await withoutLevel(tea, at.location_id)
      for (const stocked_quantity of [1.5, 1e15, 1e30]) {
        const refused = await steps.admin(`/admin/inventory-items/${tea.inventory_item_id}/location-levels`, {
          ...at,
          stocked_quantity,
        })
        expect([stocked_quantity, refused.status, refused.data.code]).toEqual([
          stocked_quantity,
          400,
          "stock_whole_pieces",
        ])
      }
      const order = await steps.ordered(tea, 2)
      const half = await steps.fulfils(order, 1.5)
      expect(half.status).toBe(400)
      expect(await steps.levelOf(tea)).toEqual({ stocked: 20, reserved: 2 })
    })
  },
})
