import type { IPricingModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createReservationsWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { CheckoutAnswer, CheckoutRequest, ErrorAnswer, QuoteAnswer } from "../../src/contract"
import { FAILURES_PER_ADDRESS } from "../../src/api/store/placed-orders/rate-limit"
import { finishInterruptedOrders } from "../../src/workflows/checkout/finish-interrupted-orders"
import { orderNumberOf } from "../../src/workflows/checkout/order-number"
import { findOrderRecord } from "../../src/workflows/checkout/order-record"
import { tendOpenOrders } from "../../src/workflows/payment/tend-open-orders"
import { makeProduct, makeShop, stockAt, type MadeProduct, type Shop } from "../factory"

const address = {
  province_code: "310000",
  province: "上海市",
  city_code: "310100",
  city: "市辖区",
  district_code: "310101",
  district: "黄浦区",
  detail: "人民大道200号",
}

/** Near its date and sold as such: excluded from the seven-day return if the shopper says yes. */
const nearExpiry = { return_policy: "excluded_with_consent", exclusion_reason: "near_expiry" }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer, dbConnection: db }) => {
    let container: MedusaContainer
    let shop: Shop
    let coffee: MadeProduct
    let tea: MadeProduct

    beforeAll(async () => {
      container = getContainer()
      shop = await makeShop(container)
      coffee = await makeProduct(container, shop, { handle: "coffee", title: "孟连咖啡" })
      tea = await makeProduct(container, shop, { handle: "tea", title: "普洱茶", price_fen: 8_800 })
    })

    /** ¥39.90 + ¥12 freight unless the test says otherwise. */
    const delivery = (change: Partial<CheckoutRequest> = {}): CheckoutRequest => ({
      lines: [{ variant_id: coffee.variant_id, quantity: 1 }],
      delivery: { kind: "delivery", name: "张小花", phone: "13812345678", address },
      payment_method: "demo_wallet",
      expected_total_fen: 5_190,
      ...change,
    })
    const pickup = (change: Partial<CheckoutRequest> = {}): CheckoutRequest => ({
      ...delivery(),
      delivery: { kind: "pickup", sales_point_code: shop.pickup_code, name: "张小花", phone: "13812345678" },
      payment_method: "pay_at_pickup",
      expected_total_fen: 3_990,
      ...change,
    })
    const post = async <T>(path: string, body: unknown, headers: Record<string, string> = {}) => {
      const { status, data } = await api.post(path, body, {
        headers: { ...shop.store, ...headers },
        validateStatus: () => true,
      })
      return { status, data: data as T & ErrorAnswer }
    }
    const place = (body: unknown, key: string) =>
      post<CheckoutAnswer>("/store/checkout", body, { "Idempotency-Key": key })
    const orderCount = async (): Promise<number> => {
      const { rows } = await db.raw(`SELECT count(*)::int AS n FROM "order" WHERE deleted_at IS NULL`)
      return rows[0].n
    }
    const stock = (product: MadeProduct, location_id = shop.warehouse_id) =>
      stockAt(container, { inventory_item_id: product.inventory_item_id, location_id })

    describe("POST /store/checkout/quote", () => {
      it("says what the cart costs, with freight, and free freight from its threshold", async () => {
        const one = await post<QuoteAnswer>("/store/checkout/quote", {
          lines: [{ variant_id: coffee.variant_id, quantity: 1 }],
          delivery: { kind: "delivery" },
        })
        expect(one.status).toBe(200)
        expect(one.data.quote).toMatchObject({
          goods_fen: 3_990,
          freight_fen: 1_200,
          total_fen: 5_190,
          free_freight_from_fen: 9_900,
          payment_methods: ["demo_wallet"],
          stripe_publishable_key: null,
        })
        expect(one.data.quote.lines[0]).toMatchObject({
          handle: "coffee",
          title: "孟连咖啡",
          title_en: "coffee (en)",
          variant_title: "500g/袋",
          unit_price_fen: 3_990,
          amount_fen: 3_990,
          available_quantity: 100,
          problem: null,
          origin: { code: "530827", county: "孟连县", prefecture: "普洱市", province: "云南省" },
        })

        const three = await post<QuoteAnswer>("/store/checkout/quote", {
          lines: [{ variant_id: coffee.variant_id, quantity: 3 }],
          delivery: { kind: "delivery" },
        })
        expect(three.data.quote).toMatchObject({ goods_fen: 11_970, freight_fen: 0, total_fen: 11_970 })
      })

      it("offers paying at pick-up for a pick-up and speaks of that point's stock", async () => {
        const rare = await makeProduct(container, shop, { handle: "rare", warehouse: 5, counter: 1 })
        const body = { lines: [{ variant_id: rare.variant_id, quantity: 2 }] }
        const there = await post<QuoteAnswer>("/store/checkout/quote", {
          ...body,
          delivery: { kind: "pickup", sales_point_code: shop.pickup_code },
        })
        expect(there.data.quote).toMatchObject({
          freight_fen: 0,
          payment_methods: ["demo_wallet", "pay_at_pickup"],
        })
        expect(there.data.quote.lines[0]).toMatchObject({ available_quantity: 1, problem: "insufficient" })

        const sent = await post<QuoteAnswer>("/store/checkout/quote", {
          ...body,
          delivery: { kind: "delivery" },
        })
        expect(sent.data.quote.lines[0]).toMatchObject({ available_quantity: 5, problem: null })
      })

      it("tells what only counters have apart from what is sold out", async () => {
        const counted = await makeProduct(container, shop, {
          handle: "counter-only",
          warehouse: 0,
          counter: 3,
        })
        const gone = await makeProduct(container, shop, { handle: "gone", warehouse: 0, counter: 0 })
        const ask = async (delivery?: object, quantity = 1) => {
          const lines = [coffee, counted, gone].map(({ variant_id }) => ({ variant_id, quantity }))
          const { data } = await post<QuoteAnswer>("/store/checkout/quote", { lines, delivery })
          return data.quote.lines.map(({ problem, available_quantity }) => [problem, available_quantity])
        }
        const only = ["pickup_only", 3]
        expect(await ask()).toEqual([[null, 100], only, ["insufficient", 0]])
        expect(await ask({ kind: "delivery" })).toEqual([[null, 100], only, ["insufficient", 0]])
        expect(await ask({ kind: "pickup" })).toEqual([
          [null, 100],
          [null, 3],
          ["insufficient", 0],
        ])
        expect((await ask(undefined, 4))[1]).toEqual(["insufficient", 3])
      })

      it("looks at no point that hands nothing over today", async () => {
        const counted = await makeProduct(container, shop, {
          handle: "counter-only",
          warehouse: 0,
          counter: 3,
        })
        const problem = async () => {
          const { data } = await post<QuoteAnswer>("/store/checkout/quote", {
            lines: [{ variant_id: counted.variant_id, quantity: 1 }],
          })
          return data.quote.lines[0]?.problem
        }
        expect(await problem()).toBe("pickup_only")
        await db.raw(`UPDATE sales_point SET closed_on = '2020-01-01' WHERE code = ?`, [shop.pickup_code])
        expect(await problem()).toBe("insufficient")
        await db.raw(`UPDATE sales_point SET closed_on = NULL, pickup = false WHERE code = ?`, [
          shop.pickup_code,
        ])
        expect(await problem()).toBe("insufficient")
      })

      it("says that goods of two places are not sold out, and that they do not go together", async () => {
        const there = await makeProduct(container, shop, { handle: "there", warehouse: 0, counter: 3 })
        const here = await makeProduct(container, shop, { handle: "here", warehouse: 3, counter: 0 })
        const { data } = await post<QuoteAnswer>("/store/checkout/quote", {
          lines: [here, there].map(({ variant_id }) => ({ variant_id, quantity: 1 })),
        })
        expect(data.quote.lines.map(({ problem }) => problem)).toEqual([null, "not_together"])
      })

      it("says on what terms goods may be returned, and takes no reason the law does not name", async () => {
        const [fresh, near, vague] = await Promise.all([
          makeProduct(container, shop, { handle: "fresh", metadata: { return_policy: "excluded_by_law" } }),
          makeProduct(container, shop, { handle: "near", metadata: nearExpiry }),
          makeProduct(container, shop, {
            handle: "vague",
            metadata: { ...nearExpiry, exclusion_reason: "no_wish_to" },
          }),
        ])
        const { data } = await post<QuoteAnswer>("/store/checkout/quote", {
          lines: [coffee, fresh, near, vague].map(({ variant_id }) => ({ variant_id, quantity: 1 })),
        })
        const terms = data.quote.lines.map((line) => [line.return_policy, line.exclusion_reason])
        expect(terms).toEqual([
          ["seven_day", null],
          ["excluded_by_law", null],
          ["excluded_with_consent", "near_expiry"],
          ["seven_day", null],
        ])
      })

      it("names what is unknown and what is off the shelf instead of refusing the cart", async () => {
        await container.resolve(Modules.PRODUCT).updateProducts(tea.product_id, { status: "draft" })
        const { status, data } = await post<QuoteAnswer>("/store/checkout/quote", {
          lines: [
            { variant_id: "variant_nobody", quantity: 1 },
            { variant_id: tea.variant_id, quantity: 1 },
            { variant_id: coffee.variant_id, quantity: 1 },
          ],
        })
        expect(status).toBe(200)
        expect(data.quote.lines.map((line) => line.problem)).toEqual(["unknown", "unpublished", null])
        expect(data.quote.goods_fen).toBe(3_990)
      })

      it("takes the price of a running price list", async () => {
        await container.resolve(Modules.PRICING).createPriceLists([
          {
            title: "秋收节",
            description: "",
            type: "sale",
            status: "active",
            prices: [
              {
                currency_code: "cny",
                amount: 29.9,
                price_set_id: (
                  await db.raw(`SELECT price_set_id FROM product_variant_price_set WHERE variant_id = ?`, [
                    coffee.variant_id,
                  ])
                ).rows[0].price_set_id,
              },
            ],
          },
        ] as Parameters<IPricingModuleService["createPriceLists"]>[0])
        const { data } = await post<QuoteAnswer>("/store/checkout/quote", {
          lines: [{ variant_id: coffee.variant_id, quantity: 1 }],
        })
        expect(data.quote.lines[0]).toMatchObject({ unit_price_fen: 2_990 })
      })

      it("refuses a quantity that is no number of pieces, naming the field", async () => {
        const { status, data } = await post("/store/checkout/quote", {
          lines: [{ variant_id: coffee.variant_id, quantity: 0.5 }],
        })
        expect(status).toBe(400)
        expect(data.fields).toHaveProperty(["lines.0.quantity"])
      })
    })

    describe("POST /store/checkout", () => {
      it("places a delivery order: an ordinary Medusa order, goods reserved, a wallet to pay with", async () => {
        const { status, data } = await place(
          delivery({
            lines: [
              { variant_id: coffee.variant_id, quantity: 1 },
              { variant_id: tea.variant_id, quantity: 2 },
              { variant_id: coffee.variant_id, quantity: 1 },
            ],
            expected_total_fen: 2 * 3_990 + 2 * 8_800,
            note: "请放门卫",
          }),
          "place-delivery-1"
        )
        expect(data).not.toHaveProperty("message")
        expect(status).toBe(201)
        expect(data.order).toMatchObject({
          order_number: orderNumberOf("place-delivery-1"),
          state: "awaiting_payment",
          paid: false,
          payment_method: "demo_wallet",
          goods_fen: 25_580,
          freight_fen: 0,
          total_fen: 25_580,
          refunded_fen: 0,
          pickup_code: null,
          note: "请放门卫",
          delivery: {
            kind: "delivery",
            name: "张**",
            phone: "138****5678",
            address: "上海市 市辖区 黄浦区人民大道200号",
          },
        })
        expect(data.order.order_number).toMatch(/^\d{16}$/)
        expect(data.order.lines).toHaveLength(2)
        expect(data.order.lines[0]).toMatchObject({ quantity: 2, amount_fen: 7_980, handle: "coffee" })
        expect(Date.parse(data.order.pay_before!) - Date.parse(data.order.placed_at)).toBeLessThanOrEqual(
          1_800_000
        )
        expect(data.payment).toMatchObject({ kind: "redirect", is_demo: true })
        expect(data.access_token).toMatch(/^[\w-]{40,}$/)

        expect(await stock(coffee)).toEqual({ stocked: 100, reserved: 2, reservations: 2 })
        expect(await stock(tea)).toEqual({ stocked: 100, reserved: 2, reservations: 2 })

        const admin = await api.get(
          `/admin/orders/${data.order.id}?fields=+custom_display_id,+sales_channel_id,+region_id,*items,*shipping_address`,
          {
            headers: shop.admin,
          }
        )
        expect(admin.data.order).toMatchObject({
          custom_display_id: data.order.order_number,
          status: "pending",
          payment_status: "not_paid",
          fulfillment_status: "not_fulfilled",
          total: 255.8,
          sales_channel_id: shop.sales_channel_id,
          region_id: shop.region_id,
        })
        expect(admin.data.order.shipping_address).toMatchObject({
          first_name: "张小花",
          last_name: "",
          province: "上海市",
          city: "市辖区",
          address_1: "黄浦区人民大道200号",
          phone: "13812345678",
        })
      })

      it("places a pick-up order that draws on the point's own stock and carries a code", async () => {
        const { status, data } = await place(pickup(), "place-pickup-1")
        expect(status).toBe(201)
        expect(data.payment).toEqual({ kind: "none" })
        expect(data.order).toMatchObject({
          state: "awaiting_pickup",
          paid: false,
          pay_before: null,
          freight_fen: 0,
          delivery: {
            kind: "pickup",
            name: "张**",
            phone: "138****5678",
            sales_point: { code: shop.pickup_code, district: "黄浦区" },
          },
        })
        expect(data.order.pickup_code).toMatch(/^\d{6}$/)
        expect(await stock(coffee, shop.counter_id)).toEqual({ stocked: 100, reserved: 1, reservations: 1 })
        expect(await stock(coffee)).toEqual({ stocked: 100, reserved: 0, reservations: 0 })
      })

      it("lets the office fulfil and deliver it, and marks a pick-up order as paid in the dashboard", async () => {
        const { data } = await place(pickup(), "place-pickup-2")
        const headers = shop.admin
        const order = (
          await api.get(`/admin/orders/${data.order.id}?fields=*payment_collections,*items`, { headers })
        ).data.order
        await api.post(
          `/admin/payment-collections/${order.payment_collections[0].id}/mark-as-paid`,
          { order_id: order.id },
          { headers }
        )
        const paid = await readOrder(data)
        expect(paid).toMatchObject({ state: "awaiting_pickup", paid: true })

        const items = order.items.map((item: { id: string; quantity: number }) => ({
          id: item.id,
          quantity: item.quantity,
        }))
        const done = await api.post(
          `/admin/orders/${order.id}/fulfillments?fields=*fulfillments`,
          { items, location_id: shop.counter_id },
          { headers }
        )
        await api.post(
          `/admin/orders/${order.id}/fulfillments/${done.data.order.fulfillments[0].id}/mark-as-delivered`,
          {},
          { headers }
        )
        expect(await readOrder(data)).toMatchObject({ state: "completed" })
        expect(await stock(coffee, shop.counter_id)).toEqual({ stocked: 99, reserved: 0, reservations: 0 })
      })

      it("answers a repeat with the same order and a payment that still works", async () => {
        const first = await place(delivery(), "repeat-1")
        const second = await place(delivery(), "repeat-1")
        expect([first.status, second.status]).toEqual([201, 200])
        expect(second.data.order.id).toBe(first.data.order.id)
        expect(second.data.payment).toEqual(first.data.payment)
        expect(await orderCount()).toBe(1)
        expect(await stock(coffee)).toMatchObject({ reserved: 1, reservations: 1 })
      })

      it("refuses the same key with another body", async () => {
        await place(delivery(), "reused-1")
        const other = await place(
          delivery({ lines: [{ variant_id: tea.variant_id, quantity: 1 }], expected_total_fen: 10_000 }),
          "reused-1"
        )
        expect(other.status).toBe(400)
        expect(other.data.code).toBe("idempotency_key_reused")
        expect(await orderCount()).toBe(1)
      })

      it("makes one order of ten that are sent at once with one key", async () => {
        const answers = await Promise.all(Array.from({ length: 10 }, () => place(delivery(), "double-1")))
        expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201])
        expect(new Set(answers.map(({ data }) => data.order.id)).size).toBe(1)
        expect(await orderCount()).toBe(1)
        expect(await stock(coffee)).toMatchObject({ reserved: 1, reservations: 1 })
      })

      it("refuses a total the shopper did not see, an unknown point, a method not offered, and keeps nothing", async () => {
        const price = await place(delivery({ expected_total_fen: 5_000 }), "refused-1")
        expect(price).toMatchObject({ status: 400, data: { code: "price_changed" } })
        expect(price.data.fields).toHaveProperty("expected_total_fen")

        const point = await place(
          pickup({
            delivery: { kind: "pickup", sales_point_code: "C-404", name: "张", phone: "13812345678" },
          }),
          "refused-2"
        )
        expect(point).toMatchObject({ status: 400, data: { code: "pickup_unavailable" } })
        expect(point.data.fields).toHaveProperty(["delivery.sales_point_code"])

        const cash = await place(delivery({ payment_method: "pay_at_pickup" }), "refused-3")
        expect(cash).toMatchObject({ status: 400, data: { code: "payment_method_unavailable" } })
        const stripe = await place(delivery({ payment_method: "stripe" }), "refused-4")
        expect(stripe).toMatchObject({ status: 400, data: { code: "payment_method_unavailable" } })

        expect(await orderCount()).toBe(0)
        expect(await stock(coffee)).toMatchObject({ reserved: 0, reservations: 0 })
      })

      it("refuses bad input with the field it is in", async () => {
        const noKey = await post("/store/checkout", delivery())
        expect(noKey.status).toBe(400)
        expect(noKey.data.fields).toHaveProperty("Idempotency-Key")

        const phone = await place(
          delivery({ delivery: { kind: "delivery", name: "张", phone: "12345", address } }),
          "bad-input-1"
        )
        expect(phone.status).toBe(400)
        expect(phone.data.fields).toHaveProperty(["delivery.phone"])

        const extra = await place({ ...delivery(), total: 1 }, "bad-input-2")
        expect(extra.data.fields).toHaveProperty("total")
        expect(await orderCount()).toBe(0)
      })

      it("will not send what only a counter has, and hands it over there", async () => {
        const counted = await makeProduct(container, shop, {
          handle: "counter-only",
          warehouse: 0,
          counter: 1,
        })
        const lines = [{ variant_id: counted.variant_id, quantity: 1 }]
        const sent = await place(delivery({ lines }), "counter-only-1")
        expect(sent).toMatchObject({ status: 400, data: { code: "insufficient_inventory" } })
        expect(sent.data.fields).toEqual({
          "lines.0.quantity": "Cannot be sent; collect it at a point that has it.",
        })
        expect((await place(pickup({ lines }), "counter-only-2")).status).toBe(201)
      })

      it("takes no order of goods excluded with consent without the shopper's yes, and keeps when it was given", async () => {
        const near = await makeProduct(container, shop, { handle: "near", metadata: nearExpiry })
        const fresh = await makeProduct(container, shop, {
          handle: "fresh",
          metadata: { return_policy: "excluded_by_law" },
        })
        const body = (yes: { no_return_accepted?: unknown }) => ({
          ...pickup({ expected_total_fen: 3 * 3_990 }),
          lines: [
            { variant_id: coffee.variant_id, quantity: 1 },
            { variant_id: fresh.variant_id, quantity: 1 },
            { variant_id: near.variant_id, quantity: 1, ...yes },
          ],
        })
        for (const yes of [{}, { no_return_accepted: false }]) {
          const refused = await place(body(yes), "consent-1-key")
          expect(refused).toMatchObject({ status: 400, data: { code: "consent_required" } })
          expect(Object.keys(refused.data.fields!)).toEqual(["lines.2.no_return_accepted"])
        }
        const odd = await place(body({ no_return_accepted: "yes" }), "consent-1-key")
        expect(odd.data.fields).toEqual({ "lines.2.no_return_accepted": "应为 true 或 false。" })
        expect(await orderCount()).toBe(0)

        const { status, data } = await place(body({ no_return_accepted: true }), "consent-1-key")
        expect(status).toBe(201)
        expect(data.order.lines).toMatchObject([
          { return_policy: "seven_day", exclusion_reason: null, consent_at: null },
          { return_policy: "excluded_by_law", exclusion_reason: null, consent_at: null },
          { return_policy: "excluded_with_consent", exclusion_reason: "near_expiry" },
        ])
        const consent_at = data.order.lines[2]!.consent_at!
        expect(Math.abs(Date.parse(consent_at) - Date.parse(data.order.placed_at))).toBeLessThan(10_000)

        // Frozen: the product may be sold on other terms tomorrow.
        await container
          .resolve(Modules.PRODUCT)
          .updateProducts(near.product_id, { metadata: { return_policy: "seven_day" } })
        expect((await readOrder(data)).lines[2]).toMatchObject({
          return_policy: "excluded_with_consent",
          consent_at,
        })
      })

      it("takes phone numbers as people write them", async () => {
        const request = delivery({
          delivery: { kind: "delivery", name: "张", phone: "+86 138-1234-5678", address },
        })
        const { status, data } = await place(request, "phone-1-key")
        expect(status).toBe(201)
        expect(data.order.delivery.phone).toBe("138****5678")
      })

      it("names the line that is short, also when two lines together ask for too many", async () => {
        const rare = await makeProduct(container, shop, { handle: "rare", warehouse: 3 })
        const { status, data } = await place(
          delivery({
            lines: [
              { variant_id: coffee.variant_id, quantity: 1 },
              { variant_id: rare.variant_id, quantity: 2 },
              { variant_id: rare.variant_id, quantity: 2 },
            ],
            expected_total_fen: 1,
          }),
          "short-1-key"
        )
        expect(status).toBe(400)
        expect(data.code).toBe("insufficient_inventory")
        expect(Object.keys(data.fields!).sort()).toEqual(["lines.1.quantity", "lines.2.quantity"])
      })

      it("counts two variants that draw on one item together", async () => {
        const rare = await makeProduct(container, shop, { handle: "rare", warehouse: 3 })
        await container
          .resolve(Modules.PRODUCT)
          .createProductVariants([{ product_id: rare.product_id, title: "两袋装", manage_inventory: true }])
        const twin = (
          await db.raw(`SELECT id FROM product_variant WHERE product_id = ? AND title = '两袋装'`, [
            rare.product_id,
          ])
        ).rows[0].id as string
        await container.resolve("link").create([
          {
            [Modules.PRODUCT]: { variant_id: twin },
            [Modules.INVENTORY]: { inventory_item_id: rare.inventory_item_id },
            data: { required_quantity: 2 },
          },
          {
            [Modules.PRODUCT]: { variant_id: twin },
            [Modules.PRICING]: {
              price_set_id: (
                await container
                  .resolve(Modules.PRICING)
                  .createPriceSets({ prices: [{ currency_code: "cny", amount: 70 }] })
              ).id,
            },
          },
        ])
        const body = (single: number): CheckoutRequest =>
          delivery({
            lines: [
              { variant_id: rare.variant_id, quantity: single },
              { variant_id: twin, quantity: 1 },
            ],
            expected_total_fen: single * 3_990 + 7_000,
          })
        expect((await place(body(2), "shared-1")).data.code).toBe("insufficient_inventory")
        expect((await place(body(1), "shared-2")).status).toBe(201)
        expect(await stock(rare)).toEqual({ stocked: 3, reserved: 3, reservations: 3 })
      })

      it("sells the last piece once when twenty want it at once, and says so to the others", async () => {
        const last = await makeProduct(container, shop, { handle: "last", counter: 1 })
        const body = pickup({ lines: [{ variant_id: last.variant_id, quantity: 1 }] })
        const answers = await Promise.all(
          Array.from({ length: 20 }, (_, i) => place(body, `last-piece-${i}`))
        )

        expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
        for (const { status, data } of answers.filter((answer) => answer.status !== 201)) {
          expect(status).toBe(400)
          expect(data.code).toBe("insufficient_inventory")
          expect(data.fields).toHaveProperty(["lines.0.quantity"])
        }
        expect(await orderCount()).toBe(1)
        expect(await stock(last, shop.counter_id)).toEqual({ stocked: 1, reserved: 1, reservations: 1 })
        const { rows } = await db.raw(`SELECT count(*)::int AS n FROM pickup_code`)
        expect(rows[0].n).toBe(1)
      })

      it("sells the last piece once even when no lock holds, as against a till that takes none", async () => {
        const last = await makeProduct(container, shop, { handle: "last", counter: 1 })
        const body = pickup({ lines: [{ variant_id: last.variant_id, quantity: 1 }] })
        const unlocked = jest
          .spyOn(container.resolve(Modules.LOCKING), "execute")
          .mockImplementation(async (_keys, job) => job())
        const answers = await Promise.all(Array.from({ length: 6 }, (_, i) => place(body, `unlocked-${i}`)))
        const doubles = await Promise.all(Array.from({ length: 4 }, () => place(pickup(), "unlocked-double")))
        unlocked.mockRestore()

        expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400, 400, 400, 400])
        expect(new Set(doubles.map(({ data }) => data.order.id)).size).toBe(1)
        expect(await orderCount()).toBe(2)
        expect(await stock(last, shop.counter_id)).toEqual({ stocked: 1, reserved: 1, reservations: 1 })
      })

      it("sells exactly the stock to crossing baskets, and leaves nothing locked", async () => {
        const [a, b, c] = (await Promise.all(
          ["cross-a", "cross-b", "cross-c"].map((handle) =>
            makeProduct(container, shop, { handle, price_fen: 10_000, warehouse: 4 })
          )
        )) as [MadeProduct, MadeProduct, MadeProduct]
        const baskets = [
          [a, b],
          [b, a],
          [b, c],
          [c, b],
          [c, a],
          [a, c],
        ]
        const answers = await Promise.all(
          Array.from({ length: 18 }, (_, i) =>
            place(
              delivery({
                lines: baskets[i % 6]!.map(({ variant_id }) => ({ variant_id, quantity: 1 })),
                expected_total_fen: 20_000,
              }),
              `crossing-${i}`
            )
          )
        )
        expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
        const sold = answers.filter(({ status }) => status === 201).length
        const levels = await Promise.all([a, b, c].map((product) => stock(product)))
        expect(levels.reduce((sum, level) => sum + level.reserved, 0)).toBe(sold * 2)
        for (const level of levels) {
          expect(level.reserved).toBeLessThanOrEqual(4)
          expect(level.reserved).toBe(level.reservations)
        }
        expect(sold).toBeGreaterThanOrEqual(5)
        // Nothing is left locked: Medusa's own reservation of the same items goes through at once.
        await container.resolve(Modules.LOCKING).execute(
          [a, b, c].map(({ inventory_item_id }) => inventory_item_id),
          async () => undefined,
          { timeout: 1 }
        )
      })

      it("gives pick-up orders of one point different codes", async () => {
        const answers = await Promise.all(
          Array.from({ length: 8 }, (_, i) => place(pickup(), `codes-of-${i}`))
        )
        expect(new Set(answers.map(({ data }) => data.order.pickup_code)).size).toBe(8)
      })

      it("undoes everything when the payment cannot be opened", async () => {
        const payments = container.resolve(Modules.PAYMENT)
        const open = jest
          .spyOn(payments, "createPaymentSession")
          .mockRejectedValue(new Error("connection refused"))
        const failed = await place(delivery(), "no-provider-1")
        open.mockRestore()
        expect(failed).toMatchObject({ status: 400, data: { code: "payment_unavailable" } })
        expect(await orderCount()).toBe(0)
        expect(await stock(coffee)).toMatchObject({ reserved: 0, reservations: 0 })
        const { rows } = await db.raw(
          `SELECT (SELECT count(*) FROM payment_collection WHERE deleted_at IS NULL)::int AS collections,
             (SELECT count(*) FROM order_payment_collection WHERE deleted_at IS NULL)::int AS links`
        )
        expect(rows[0]).toEqual({ collections: 0, links: 0 })

        expect((await place(delivery(), "no-provider-1")).status).toBe(201)
      })
    })

    describe("a crash between the order and its payment", () => {
      /** What kill -9 right after the order's row leaves: no reservation, no payment collection. */
      const interrupted = async (key: string, request: CheckoutRequest): Promise<string> => {
        const { data } = await place(request, key)
        await container
          .resolve(Modules.INVENTORY)
          .deleteReservationItemsByLineItem(
            (await db.raw(`SELECT item_id FROM order_item WHERE order_id = ?`, [data.order.id])).rows.map(
              (row: { item_id: string }) => row.item_id
            )
          )
        await db.raw(
          `DELETE FROM payment_session; DELETE FROM order_payment_collection; DELETE FROM payment_collection`
        )
        return data.order.id
      }

      it("is finished by the repeat: reserved once, one order, payable", async () => {
        const id = await interrupted("crashed-1", delivery())
        expect(await stock(coffee)).toMatchObject({ reserved: 0 })
        const repeat = await place(delivery(), "crashed-1")
        expect(repeat).toMatchObject({ status: 200, data: { order: { id }, payment: { kind: "redirect" } } })
        expect(await stock(coffee)).toMatchObject({ reserved: 1, reservations: 1 })
        expect(await orderCount()).toBe(1)
      })

      it("is finished by the minute's job when nobody repeats, and only once", async () => {
        const id = await interrupted("crashed-2", delivery())
        expect(await finishInterruptedOrders(container, new Date())).toBe(0)
        const later = new Date(Date.now() + 120_000)
        await Promise.all([
          finishInterruptedOrders(container, later),
          finishInterruptedOrders(container, later),
        ])
        expect(await findOrderRecord(db, { id })).toMatchObject({
          status: "pending",
          sessions: [{ status: "pending" }],
        })
        expect(await stock(coffee)).toMatchObject({ reserved: 1, reservations: 1 })
      })

      it("is cancelled when its goods were sold meanwhile, and the repeat is refused", async () => {
        const last = await makeProduct(container, shop, { handle: "last", warehouse: 1 })
        const request = delivery({ lines: [{ variant_id: last.variant_id, quantity: 1 }] })
        const id = await interrupted("crashed-3", request)
        expect((await place(request, "crashed-3-rival")).status).toBe(201)
        await finishInterruptedOrders(container, new Date(Date.now() + 120_000))
        expect(await findOrderRecord(db, { id })).toMatchObject({ status: "canceled" })
        expect(await stock(last)).toEqual({ stocked: 1, reserved: 1, reservations: 1 })

        const repeat = await place(request, "crashed-3")
        expect(repeat).toMatchObject({
          status: 200,
          data: { order: { state: "cancelled" }, payment: { kind: "none" } },
        })
      })
    })

    const readOrder = async ({ order, access_token }: CheckoutAnswer) => {
      const { data } = await api.get(`/store/placed-orders/${order.order_number}`, {
        headers: { ...shop.store, "x-order-token": access_token },
      })
      return data.order as CheckoutAnswer["order"]
    }

    describe("/store/placed-orders", () => {
      it("shows an order to who holds its token and answers everybody else alike", async () => {
        const mine = await place(delivery(), "token-mine-1")
        const other = await place(delivery(), "token-other-1")
        const { order, access_token } = mine.data
        expect(await readOrder(mine.data)).toEqual(order)

        const path = `/store/placed-orders/${order.order_number}`
        const answers = await Promise.all(
          [
            [path, other.data.access_token],
            [path, ""],
            [path, access_token.slice(0, -2)],
            ["/store/placed-orders/0000000000000000", access_token],
          ].map(([url, token]) =>
            api.get(url!, { headers: { ...shop.store, "x-order-token": token! }, validateStatus: () => true })
          )
        )
        for (const answer of answers) {
          expect(answer.status).toBe(404)
          expect(answer.data).toEqual(answers[0]!.data)
        }
      })

      it("looks an order up by number and phone, answers wrong ones alike, and stops guessing", async () => {
        const { data } = await place(delivery(), "lookup-1")
        const { order_number } = data.order
        const lookup = (body: unknown) => post<CheckoutAnswer>("/store/placed-orders/lookup", body)

        const found = await lookup({ order_number, phone: "138 1234 5678" })
        expect(found).toMatchObject({ status: 200, data: { order: { id: data.order.id } } })
        expect(found.data.access_token).toBe(data.access_token)

        const wrong = await lookup({ order_number, phone: "13900000000" })
        const unknown = await lookup({ order_number: "1234567890123456", phone: "13812345678" })
        expect(wrong.status).toBe(404)
        expect(wrong).toEqual(unknown)

        for (let i = 1; i < 5; i += 1) await lookup({ order_number, phone: `1390000000${i}` })
        const stopped = await lookup({ order_number, phone: "13812345678" })
        expect(stopped).toMatchObject({ status: 429, data: { code: "too_many_lookups" } })
        expect(stopped.data.message).toContain("ten minutes")
      })

      it("counts guesses per shopper, not for the whole shop, whatever a shopper pretends to be", async () => {
        // What arrives: the shopper's own claim, then who spoke to the reverse proxy, then who spoke to the storefront.
        const guess = async (i: number, shopper: string) => {
          const body = { order_number: String(2_000_000_000_000_000 + i), phone: "13812345678" }
          const from = { "x-forwarded-for": `198.51.100.${i}, ${shopper}, 127.0.0.1` }
          return (await post("/store/placed-orders/lookup", body, from)).status
        }
        for (let i = 0; i < FAILURES_PER_ADDRESS; i += 1) expect(await guess(i, "203.0.113.7")).toBe(404)
        expect(await guess(100, "203.0.113.7")).toBe(429)
        expect(await guess(101, "203.0.113.8")).toBe(404)
      })

      it("cancels before payment, gives the goods and the code back, and answers a second cancel alike", async () => {
        const { data } = await place(pickup(), "cancel-1")
        const cancel = () =>
          post<{ order: CheckoutAnswer["order"] }>(
            `/store/placed-orders/${data.order.order_number}/cancel`,
            {},
            { "x-order-token": data.access_token }
          )
        const first = await cancel()
        expect(first).toMatchObject({ status: 200, data: { order: { state: "cancelled" } } })
        expect(await cancel()).toEqual(first)
        expect(await stock(coffee, shop.counter_id)).toMatchObject({ reserved: 0, reservations: 0 })
        const { rows } = await db.raw(`SELECT released_at FROM pickup_code`)
        expect(rows[0].released_at).not.toBeNull()

        const stranger = await post(
          `/store/placed-orders/${data.order.order_number}/cancel`,
          {},
          { "x-order-token": "x" }
        )
        expect(stranger.status).toBe(404)
      })

      it("changes the way of paying, and then waits for an online payment", async () => {
        const { data } = await place(pickup(), "change-method-1")
        const retry = await post<CheckoutAnswer>(
          `/store/placed-orders/${data.order.order_number}/payment`,
          { payment_method: "demo_wallet" },
          { "x-order-token": data.access_token }
        )
        expect(retry).toMatchObject({
          status: 200,
          data: {
            payment: { kind: "redirect" },
            order: { state: "awaiting_payment", payment_method: "demo_wallet" },
          },
        })
        expect(retry.data.order.pay_before).not.toBeNull()

        const back = await post<CheckoutAnswer>(
          `/store/placed-orders/${data.order.order_number}/payment`,
          { payment_method: "pay_at_pickup" },
          { "x-order-token": data.access_token }
        )
        expect(back).toMatchObject({
          status: 200,
          data: { payment: { kind: "none" }, order: { state: "awaiting_pickup", pay_before: null } },
        })
        const { rows } = await db.raw(`SELECT status FROM demo_wallet_charge`)
        expect(rows).toEqual([{ status: "closed" }])
      })

      it("cancels what nobody paid in time, and leaves pay-at-pickup orders alone", async () => {
        const online = await place(delivery(), "expire-1")
        const later = await place(delivery(), "expire-2")
        const cash = await place(pickup(), "expire-3")
        await db.raw(
          `UPDATE "order" SET metadata = metadata || '{"pay_before":"2020-01-01T00:00:00.000Z"}' WHERE id = ?`,
          [online.data.order.id]
        )
        await tendOpenOrders(container, new Date())

        expect(await readOrder(online.data)).toMatchObject({ state: "cancelled" })
        expect(await readOrder(later.data)).toMatchObject({ state: "awaiting_payment" })
        expect(await readOrder(cash.data)).toMatchObject({ state: "awaiting_pickup" })
        expect(await stock(coffee)).toMatchObject({ reserved: 1, reservations: 1 })
      })
    })

    describe("locks without Redis", () => {
      it("let sixty crossing reservations of Medusa's own workflow through", async () => {
        const products = await Promise.all(
          ["lock-a", "lock-b", "lock-c", "lock-d"].map((handle) =>
            makeProduct(container, shop, { handle, warehouse: 200 })
          )
        )
        const results = await Promise.all(
          Array.from({ length: 60 }, (_, i) => {
            const chosen = [products[i % 4]!, products[(i * 3 + 1) % 4]!, products[(i + 2) % 4]!]
            const reservations = [...new Set(chosen)].map(({ inventory_item_id }) => ({
              inventory_item_id,
              location_id: shop.warehouse_id,
              quantity: 1,
            }))
            return createReservationsWorkflow(container).run({ input: { reservations }, throwOnError: false })
          })
        )
        expect(results.flatMap(({ errors }) => errors)).toEqual([])
        const reserved = results.flatMap(({ result }) => result).length
        const levels = await Promise.all(products.map((product) => stock(product)))
        expect(levels.reduce((sum, level) => sum + level.reserved, 0)).toBe(reserved)
      })
    })
  },
})
