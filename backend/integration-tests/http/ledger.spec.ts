import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { ORIGIN_MODULE } from "../../src/modules/origin"
import type OriginModuleService from "../../src/modules/origin/service"
import { HUNDRED_PRODUCTS } from "../../src/modules/target"
import { catchUpAtBoot, catchUpsOfProcess } from "../../src/workflows/ledger/catch-up"
import { projectOrder } from "../../src/workflows/ledger/project-order"
import { projectOrdersWorkflow } from "../../src/workflows/ledger/project-orders"
import { setProductOriginsWorkflow } from "../../src/workflows/origin/set-product-origins"
import { publishCatalogueEditionWorkflow } from "../../src/workflows/target/publish-catalogue-edition"
import { PLACES, prepareCast, type Cast } from "../ledger/cast"
import {
  brief,
  cancel,
  catchUp,
  edit,
  linesOf,
  netByOrigin,
  pay,
  payInSilence,
  placeOrder,
  refund,
  refundInSilence,
  returnGoods,
} from "../ledger/orders"

jest.setTimeout(120_000)

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "ledger",
  testSuite: ({ getContainer, dbConnection }) => {
    const db = dbConnection as unknown as Knex
    const container = () => getContainer()
    let cast: Cast

    beforeAll(async () => {
      cast = await prepareCast(container())
    })

    /** ¥60 of coffee from 孟连 (two), ¥40 of tea from 澜沧. */
    const coffeeAndTea = (freight_yuan = 0) =>
      placeOrder(
        container(),
        cast,
        [
          { goods: cast.goods.coffee, quantity: 2, yuan: 30 },
          { goods: cast.goods.tea, quantity: 1, yuan: 40 },
        ],
        { freight_yuan }
      )
    const sold = ["sale 530827 2 6000", "sale 530828 1 4000"]

    describe("an online order", () => {
      it("counts when it is paid, not when it is placed, without its freight", async () => {
        const order = await coffeeAndTea(12)
        await catchUp(container())
        expect(await linesOf(db, order.id)).toEqual([])

        await pay(container(), order)
        expect(await brief(db, order.id)).toEqual(sold)
        expect(await linesOf(db, order.id)).toMatchObject([
          { sku: "COFFEE", supplier_name: "孟连合作社【样例】", gross_fen: 6_000, document_label: "1" },
          { sku: "TEA" },
        ])
      })

      it("counts with the capture that completes the price", async () => {
        const order = await coffeeAndTea()
        await pay(container(), order, 60)
        expect(await brief(db, order.id)).toEqual([])
        await pay(container(), order, 40)
        expect(await brief(db, order.id)).toEqual(sold)
      })

      it("counts what was paid to the fen when a discount was shared with fractions", async () => {
        const order = await placeOrder(container(), cast, [
          { goods: cast.goods.coffee, quantity: 1, yuan: 40, off: 10 / 3 },
          { goods: cast.goods.tea, quantity: 1, yuan: 40, off: 10 / 3 },
          { goods: cast.goods.orange, quantity: 1, yuan: 40, off: 10 / 3 },
        ])
        expect(order.total_yuan).toBe(110)
        await pay(container(), order)
        const lines = await linesOf(db, order.id)
        expect(lines.reduce((sum, line) => sum + line.net_fen, 0)).toBe(11_000)
        expect(lines.reduce((sum, line) => sum + line.gross_fen, 0)).toBe(12_000)
      })

      it("of a gift box counts in each of its counties, as one box", async () => {
        const order = await placeOrder(container(), cast, [
          { goods: cast.goods.giftBox, quantity: 2, yuan: 99.99 },
        ])
        await pay(container(), order)
        expect(await brief(db, order.id)).toEqual([
          "sale 530827 2 9999",
          "sale 530828 0 5999",
          "sale 532525 0 4000",
        ])
      })

      it("of goods known only to a prefecture counts there, never in a guessed county", async () => {
        const order = await placeOrder(container(), cast, [
          { goods: cast.goods.honey, quantity: 1, yuan: 50 },
        ])
        await pay(container(), order)
        expect(await netByOrigin(db, order.id)).toEqual({ [PLACES.puer]: 5_000 })
      })

      it("of goods nobody gave an origin counts as unknown instead of being dropped", async () => {
        const order = await placeOrder(container(), cast, [
          { goods: cast.goods.orphan, quantity: 1, yuan: 50 },
        ])
        await pay(container(), order)
        expect(await linesOf(db, order.id)).toMatchObject([
          { origin_code: "000000", net_fen: 5_000, supplier_name: null },
        ])
      })

      it("belongs to the day in Shanghai on which it was paid, to the millisecond", async () => {
        const days: [at: string, day: string][] = [
          ["2026-01-31T15:59:59.999Z", "2026-01-31"],
          ["2026-01-31T16:00:00.000Z", "2026-02-01"],
          ["2025-12-31T15:59:59.999Z", "2025-12-31"],
          ["2025-12-31T16:00:00.000Z", "2026-01-01"],
        ]
        const orders = []
        for (const [at] of days) {
          const order = await coffeeAndTea()
          await payInSilence(container(), db, order, { at })
          orders.push(order)
        }
        await catchUp(container())
        const found = await Promise.all(orders.map((order) => linesOf(db, order.id)))
        expect(found.map((lines) => lines.map((line) => line.business_day))).toEqual(
          days.map(([, day]) => [day, day])
        )
      })
    })

    describe("what is frozen", () => {
      const moveCoffeeTo = async (origin_code: string, now: Date) => {
        await setProductOriginsWorkflow(container()).run({
          input: {
            origins: [
              { product_id: cast.goods.coffee.product_id, origin_code, supplier_id: cast.supplier_id },
            ],
            set_by: null,
            now,
          },
        })
      }

      it("is the county at the moment of sale: a later change moves neither the sale nor what is taken back", async () => {
        const order = await coffeeAndTea()
        const payment_id = await pay(container(), order)
        await moveCoffeeTo(PLACES.shiping, new Date())
        await returnGoods(container(), order, "COFFEE", 2)
        await refund(container(), payment_id, 60)
        expect(await netByOrigin(db, order.id)).toEqual({ [PLACES.lancang]: 4_000 })
        expect((await linesOf(db, order.id)).map((line) => line.origin_code)).not.toContain(PLACES.shiping)
      })

      it("is the county at the moment of sale even when the sale is found after the change", async () => {
        const order = await coffeeAndTea()
        await payInSilence(container(), db, order, { at: "2026-03-01T12:00:00+08:00" })
        await moveCoffeeTo(PLACES.shiping, new Date("2026-03-02T12:00:00+08:00"))
        await catchUp(container())
        expect(await netByOrigin(db, order.id)).toEqual({ [PLACES.menglian]: 6_000, [PLACES.lancang]: 4_000 })
      })

      it("is whether the goods were recognised and listed on that day", async () => {
        const origins = container().resolve<OriginModuleService>(ORIGIN_MODULE)
        await origins.createRecognitions({
          product_id: cast.goods.coffee.product_id,
          origin_code: PLACES.menglian,
          scheme: "recognised",
          label: "recognised",
          valid_from: "2026-01-01",
          valid_until: "2026-03-01",
        })
        await publishCatalogueEditionWorkflow(container()).run({
          input: {
            campaign: HUNDRED_PRODUCTS,
            year: 2026,
            name_zh: "百县百品",
            name_en: "Hundred",
            valid_from: "2026-03-01",
            valid_until: null,
            entries: [
              { product_id: cast.goods.coffee.product_id, origin_code: PLACES.menglian, class: "drink" },
            ],
          },
        })
        const before = await coffeeAndTea()
        await payInSilence(container(), db, before, { at: "2026-02-28T23:59:59.999+08:00" })
        const after = await coffeeAndTea()
        await payInSilence(container(), db, after, { at: "2026-03-01T00:00:00+08:00" })
        await catchUp(container())
        const flags = async (order_id: string) =>
          (await linesOf(db, order_id)).map((line) => [line.sku, line.is_recognised, line.in_catalogue])
        expect(await flags(before.id)).toEqual([
          ["COFFEE", true, false],
          ["TEA", false, false],
        ])
        expect(await flags(after.id)).toEqual([
          ["COFFEE", false, true],
          ["TEA", false, false],
        ])
      })
    })

    describe("what is taken back", () => {
      it("by a cancellation ends in net zero and two lines for each sold line", async () => {
        const order = await coffeeAndTea(12)
        await pay(container(), order)
        await cancel(container(), order)
        expect(await brief(db, order.id)).toEqual([
          ...sold,
          "cancellation 530827 -2 -6000",
          "cancellation 530828 -1 -4000",
        ])
        // The refund inside the cancellation is found by the catch-up, and was counted already.
        await catchUp(container())
        expect(await linesOf(db, order.id)).toHaveLength(4)
      })

      it("by cancelling an unpaid order is nothing", async () => {
        const order = await coffeeAndTea()
        await cancel(container(), order)
        await catchUp(container())
        expect(await linesOf(db, order.id)).toEqual([])
      })

      it("by a goodwill refund goes over goods and freight", async () => {
        const order = await coffeeAndTea(25)
        const payment_id = await pay(container(), order)
        await refund(container(), payment_id, 12.5)
        expect(await netByOrigin(db, order.id)).toEqual({ [PLACES.menglian]: 5_400, [PLACES.lancang]: 3_600 })
      })

      it("by a return is pieces first and the money with its refund, to the goods that came back", async () => {
        const order = await coffeeAndTea()
        const payment_id = await pay(container(), order)
        await returnGoods(container(), order, "COFFEE", 1)
        expect((await brief(db, order.id)).slice(2)).toEqual(["refund 530827 -1 0"])
        await refund(container(), payment_id, 30)
        expect((await brief(db, order.id)).slice(3)).toEqual(["refund 530827 0 -3000"])
        // The second piece after the first was paid back: Medusa's totals have fallen by then, the sale has not.
        await refund(container(), payment_id, 7)
        expect(await netByOrigin(db, order.id)).toEqual({ [PLACES.menglian]: 2_700, [PLACES.lancang]: 3_600 })
      })

      it("is the same when the sale is found only after the goods came back", async () => {
        const order = await coffeeAndTea()
        const payment_id = await payInSilence(container(), db, order, { at: "2026-03-01T12:00:00+08:00" })
        await returnGoods(container(), order, "COFFEE", 1)
        await refundInSilence(container(), db, payment_id, 30, new Date().toISOString())
        await catchUp(container())
        await projectOrder(container(), order.id)
        expect(await brief(db, order.id)).toEqual([...sold, "refund 530827 -1 0", "refund 530827 0 -3000"])
      })

      it("down to the last fen leaves exactly nothing", async () => {
        const order = await coffeeAndTea(12.34)
        const payment_id = await pay(container(), order)
        for (const yuan of [33.33, 0.01, 79]) await refund(container(), payment_id, yuan)
        expect(await netByOrigin(db, order.id)).toEqual({})
      })
    })

    describe("an order edit", () => {
      it("that adds goods counts them when they are paid, not when they are asked for", async () => {
        const order = await coffeeAndTea()
        await pay(container(), order)
        await edit(container(), order, {
          quantities: { COFFEE: 3 },
          added: [{ goods: cast.goods.honey, quantity: 1, yuan: 20 }],
        })
        expect(await brief(db, order.id)).toEqual(sold)
        await pay(container(), order, 50)
        expect((await brief(db, order.id)).slice(2)).toEqual([
          "correction 530827 1 3000",
          "correction 530800 1 2000",
        ])
      })

      it("that takes goods off takes their pieces, and their money with the refund", async () => {
        const order = await coffeeAndTea()
        const payment_id = await pay(container(), order)
        await edit(container(), order, { quantities: { TEA: 0 } })
        await refund(container(), payment_id, 40)
        expect((await brief(db, order.id)).slice(2)).toEqual([
          "correction 530828 -1 0",
          "refund 530828 0 -4000",
        ])
      })
    })

    describe("certainty", () => {
      it("a lost event is found by the catch-up", async () => {
        const order = await coffeeAndTea()
        await payInSilence(container(), db, order)
        expect(await linesOf(db, order.id)).toEqual([])
        expect(await catchUp(container())).toEqual({ orders: 1, lines: 2 })
        expect(await brief(db, order.id)).toEqual(sold)
        // Nothing is pending any more: the next minute looks at no order at all.
        expect(await catchUp(container())).toEqual({ orders: 0, lines: 0 })
      })

      it("a crash between a refund and its event is found too", async () => {
        const order = await coffeeAndTea()
        const payment_id = await pay(container(), order)
        await refundInSilence(container(), db, payment_id, 10, "2026-03-05T12:00:00+08:00")
        expect(await catchUp(container())).toEqual({ orders: 1, lines: 2 })
        expect(await netByOrigin(db, order.id)).toEqual({ [PLACES.menglian]: 5_400, [PLACES.lancang]: 3_600 })
      })

      it("a refund too fresh to know its cancellation waits, and is then told as one with it", async () => {
        const order = await coffeeAndTea()
        const payment_id = await pay(container(), order)
        await refundInSilence(container(), db, payment_id, 100, new Date().toISOString())
        expect(await catchUp(container())).toEqual({ orders: 0, lines: 0 })
        await db.raw('UPDATE "order" SET canceled_at = now() WHERE id = :id', { id: order.id })
        await catchUp(container())
        expect((await brief(db, order.id)).slice(2)).toEqual([
          "cancellation 530827 -2 -6000",
          "cancellation 530828 -1 -4000",
        ])
      })

      it("a doubled event adds nothing", async () => {
        const order = await coffeeAndTea()
        const payment_id = await pay(container(), order)
        for (const input of [{ payment_ids: [payment_id, payment_id] }, { order_ids: [order.id] }]) {
          const { result } = await projectOrdersWorkflow(container()).run({ input })
          expect(result).toMatchObject({ orders: 1, lines: 0, failed: [] })
        }
        expect(await brief(db, order.id)).toEqual(sold)
      })

      it("many projectors at once write the lines of one order once", async () => {
        const order = await coffeeAndTea()
        await payInSilence(container(), db, order)
        // More than the connection pool holds: a burst must not wait for itself.
        const added = await Promise.all(Array.from({ length: 60 }, () => projectOrder(container(), order.id)))
        expect(added.filter((lines) => lines > 0)).toEqual([2])
        expect(await brief(db, order.id)).toEqual(sold)
      })

      it("two processes at once take turns on an order, and the second finds nothing to do", async () => {
        const order = await coffeeAndTea()
        await payInSilence(container(), db, order)
        // Another copy of the projector, with a queue of its own: what a second process is.
        let other = projectOrder
        jest.isolateModules(() => {
          other = (
            require("../../src/workflows/ledger/project-order") as { projectOrder: typeof projectOrder }
          ).projectOrder
        })
        expect(other).not.toBe(projectOrder)
        const added = await Promise.all([projectOrder(container(), order.id), other(container(), order.id)])
        expect(added.sort()).toEqual([0, 2])
        expect(await brief(db, order.id)).toEqual(sold)
      })

      it("a projector that waits for another sees what that one wrote", async () => {
        const order = await coffeeAndTea()
        await payInSilence(container(), db, order)
        const lock = "SELECT pg_advisory_xact_lock(hashtextextended('ledger.order.' || :id, 0))"
        const waiting = await db.transaction(async (holder) => {
          await holder.raw(lock, { id: order.id })
          const second = projectOrder(container(), order.id)
          await untilSomebodyWaits(holder)
          expect(await linesOf(db, order.id)).toEqual([])
          return { second }
        })
        expect(await waiting.second).toBe(2)
      })

      it("a projector killed in mid-transaction leaves nothing half", async () => {
        const order = await coffeeAndTea()
        await payInSilence(container(), db, order)
        // The lines are written, the memory of it is not: the connection dies in between.
        await db.raw(`
          CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$`)
        await db.raw(
          "CREATE TRIGGER die BEFORE INSERT ON ledger_order_event FOR EACH ROW EXECUTE FUNCTION die()"
        )
        await expect(projectOrder(container(), order.id)).rejects.toThrow()
        expect(await linesOf(db, order.id)).toEqual([])

        await db.raw("DROP TRIGGER die ON ledger_order_event")
        expect(await catchUp(container())).toEqual({ orders: 1, lines: 2 })
        expect(await brief(db, order.id)).toEqual(sold)
      })

      it("one order that cannot be read does not keep the others waiting, and is tried again", async () => {
        const broken = await coffeeAndTea()
        await payInSilence(container(), db, broken, { at: "2026-03-01T12:00:00+08:00" })
        const healthy = await coffeeAndTea()
        await payInSilence(container(), db, healthy, { at: "2026-03-02T12:00:00+08:00" })
        await db.raw('UPDATE "order" SET deleted_at = now() WHERE id = :id', { id: broken.id })
        const run = async () =>
          (await projectOrdersWorkflow(container()).run({ input: { catch_up_since: new Date(0) } })).result
        expect(await run()).toMatchObject({ orders: 1, lines: 2, failed: [{ order_id: broken.id }] })

        await db.raw('UPDATE "order" SET deleted_at = NULL WHERE id = :id', { id: broken.id })
        expect(await run()).toMatchObject({ orders: 1, lines: 2, failed: [] })
      })

      it("the catch-up of a new process looks at everything, the minute's only at the last days", async () => {
        // The minute's job of this process runs beside the tests; once its first run is over, it looks at the last days only.
        await catchUpAtBoot(container())
        const { atBoot, lately } = catchUpsOfProcess()
        const long_ago = { at: "2026-03-01T12:00:00+08:00" }
        const before_boot = await coffeeAndTea()
        await payInSilence(container(), db, before_boot, long_ago)
        await atBoot(container())
        expect(await brief(db, before_boot.id)).toEqual(sold)

        const old = await coffeeAndTea()
        await payInSilence(container(), db, old, long_ago)
        const fresh = await coffeeAndTea()
        await payInSilence(container(), db, fresh)
        await lately(container())
        expect([await brief(db, old.id), await brief(db, fresh.id)]).toEqual([[], sold])
      })
    })

    it("a payment of a cart that is no order yet is nobody's sale", async () => {
      const payments = container().resolve(Modules.PAYMENT)
      const collection = await payments.createPaymentCollections({ currency_code: "cny", amount: 10 })
      const session = await payments.createPaymentSession(collection.id, {
        provider_id: "pp_system_default",
        currency_code: "cny",
        amount: 10,
        data: {},
      })
      const payment = (await payments.authorizePaymentSession(session.id, {}))!
      await payments.capturePayment({ payment_id: payment.id, amount: 10 })
      const { result } = await projectOrdersWorkflow(container()).run({
        input: { payment_ids: [payment.id], catch_up_since: new Date(0) },
      })
      expect(result).toMatchObject({ orders: 0, lines: 0, failed: [] })
    })

    it("sample goods leave sample lines, whatever the shopper wrote on the order", async () => {
      const isSample = async (order_id: string) => {
        const { rows } = await db.raw<{ rows: { is_sample: boolean }[] }>(
          "SELECT DISTINCT is_sample FROM sales_line WHERE source_document = :order_id",
          { order_id }
        )
        return rows.map((row) => row.is_sample)
      }
      const claimed = await coffeeAndTea()
      await container()
        .resolve(Modules.ORDER)
        .updateOrders(claimed.id, { metadata: { is_sample: true } })
      await pay(container(), claimed)
      expect(await isSample(claimed.id)).toEqual([false])

      await container()
        .resolve(Modules.PRODUCT)
        .updateProducts(cast.goods.coffee.product_id, { metadata: { is_sample: true } })
      const sample = await coffeeAndTea()
      await pay(container(), sample)
      expect(await isSample(sample.id)).toEqual([true])
    })
  },
})

/** Returns once a backend waits for an advisory lock; the database is asked, no clock is. */
async function untilSomebodyWaits(db: Knex): Promise<void> {
  for (let asked = 0; asked < 10_000; asked += 1) {
    const { rows } = await db.raw<{ rows: { n: number }[] }>(
      "SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    )
    if (rows[0]!.n > 0) return
  }
  throw new Error("Nobody came to wait for the lock.")
}
