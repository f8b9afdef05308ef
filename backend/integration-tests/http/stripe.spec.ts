import { STRIPE_PORT, STRIPE_WEBHOOK_SECRET } from "../stripe-env"
import type { MedusaContainer } from "@medusajs/framework/types"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { CheckoutAnswer, QuoteAnswer } from "../../src/contract"
import { processPaymentEvents } from "../../src/workflows/payment/process-payment-events"
import { tendOpenOrders } from "../../src/workflows/payment/tend-open-orders"
import { makeProduct, makeShop, type MadeProduct, type Shop } from "../factory"
import { until } from "../js-sdk-journey"
import { deliveryOf, heard, shopper } from "../shopper"
import { StripeServer, type Intent } from "../stripe-server"

const stripe = new StripeServer()
beforeAll(async () => stripe.start(STRIPE_PORT))
afterAll(async () => stripe.stop())

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer, dbConnection: db }) => {
    let container: MedusaContainer
    let shop: Shop
    let coffee: MadeProduct
    let person: ReturnType<typeof shopper>

    beforeAll(async () => {
      container = getContainer()
      shop = await makeShop(container)
      coffee = await makeProduct(container, shop, { handle: "coffee", title: "孟连咖啡" })
      person = shopper(api, shop)
    })
    beforeEach(() => stripe.reset())

    const place = async (key: string): Promise<{ answer: CheckoutAnswer; intent: Intent }> => {
      const { status, data } = await person.places(deliveryOf(coffee, "stripe"), key)
      expect(status).toBe(201)
      return { answer: data, intent: [...stripe.intents.values()].at(-1)! }
    }
    const deliver = (
      type: string,
      intent: Intent,
      { id, secret = STRIPE_WEBHOOK_SECRET, at }: { id: string; secret?: string; at?: Date }
    ): Promise<{ status: number }> => {
      const { payload, header } = stripe.event(type, intent, { id, secret, at })
      return api.post("/hooks/stripe", payload, {
        headers: { "content-type": "application/json", "stripe-signature": header },
        validateStatus: () => true,
        transformRequest: (data: string) => data,
      })
    }
    const count = async (table: string, where: Record<string, unknown> = {}): Promise<number> => {
      const [row] = await db.from(table).where(where).whereNull("deleted_at").count({ n: "*" })
      return Number(row!.n)
    }
    const money = async () => ({
      captures: await count("capture"),
      transactions: await count("order_transaction", { reference: "capture" }),
    })

    it("offers Stripe where keys are set, with the publishable key", async () => {
      const { data } = await person.post<QuoteAnswer>("/store/checkout/quote", {
        lines: [{ variant_id: coffee.variant_id, quantity: 1 }],
        delivery: { kind: "delivery" },
      })
      expect(data.quote).toMatchObject({
        payment_methods: ["demo_wallet", "stripe"],
        stripe_publishable_key: "pk_test_of_this_test",
      })
    })

    it("opens a payment intent in fen, captured at once, wallets by Stripe's own choice", async () => {
      const { answer, intent } = await place("stripe-open")
      expect(answer.payment).toEqual({
        kind: "stripe",
        client_secret: intent.client_secret,
        publishable_key: "pk_test_of_this_test",
      })
      expect(intent).toMatchObject({
        amount: 5_190,
        currency: "cny",
        capture_method: "automatic",
        automatic: true,
      })
      expect(intent.metadata.session_id).toMatch(/^payses_/)

      const repeat = await person.places(deliveryOf(coffee, "stripe"), "stripe-open")
      expect(repeat.data.payment).toEqual(answer.payment)
      expect(stripe.intents.size).toBe(1)
    })

    it("counts payment_intent.succeeded once, however often and in whatever order events come", async () => {
      const { answer, intent } = await place("stripe-pay")
      const early = await deliver("payment_intent.payment_failed", intent, { id: "evt_failed" })
      expect(early.status).toBe(200)
      expect(await person.looksAt(answer)).toMatchObject({ paid: false, state: "awaiting_payment" })

      stripe.pays(intent.id)
      const answers = await heard(container, "payment.captured", () =>
        Promise.all(
          ["evt_ok", "evt_ok", "evt_ok_again", "evt_ok"].map((id) =>
            deliver("payment_intent.succeeded", intent, { id })
          )
        )
      )
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
      await deliver("payment_intent.payment_failed", intent, { id: "evt_failed_late" })
      await processPaymentEvents(container, { now: new Date(Date.now() + 3_600_000), limit: 100 })

      expect(await money()).toEqual({ captures: 1, transactions: 1 })
      expect(await person.looksAt(answer)).toMatchObject({ paid: true, state: "awaiting_dispatch" })
      expect(await count("payment_event")).toBe(4)
      const { rows } = await db.raw(
        `SELECT sum(net_fen)::int AS net_fen FROM sales_line WHERE source_document = ?`,
        [answer.order.id]
      )
      expect(rows).toEqual([{ net_fen: 3_990 }])
    })

    it("believes Stripe, not the event: a signed success for an unpaid intent pays nothing", async () => {
      const { answer, intent } = await place("stripe-unpaid")
      await deliver("payment_intent.succeeded", { ...intent, status: "succeeded" }, { id: "evt_lie" })
      await processPaymentEvents(container, { now: new Date(Date.now() + 3_600_000), limit: 100 })
      expect(await person.looksAt(answer)).toMatchObject({ paid: false })
      expect(await money()).toEqual({ captures: 0, transactions: 0 })
    })

    it("refuses forged and old events with 400 and keeps nothing", async () => {
      const { intent } = await place("stripe-forged")
      stripe.pays(intent.id)
      const forged = await deliver("payment_intent.succeeded", intent, { id: "evt_1", secret: "whsec_other" })
      const old = await deliver("payment_intent.succeeded", intent, {
        id: "evt_2",
        at: new Date(Date.now() - 600_000),
      })
      expect([forged.status, old.status]).toEqual([400, 400])
      expect(await count("payment_event")).toBe(0)
    })

    it("keeps events of other systems on the account without acting on them", async () => {
      const { intent } = await place("stripe-stranger")
      expect((await deliver("charge.updated", { ...intent, metadata: {} }, { id: "evt_other" })).status).toBe(
        200
      )
      await until(
        "the event's outcome",
        async () => (await count("payment_event", { outcome: "not_ours" })) === 1
      )
      expect(await money()).toEqual({ captures: 0, transactions: 0 })
    })

    it("finds a payment whose event was lost, and cancels the intent of an order nobody paid in time", async () => {
      const paid = await place("stripe-lost")
      stripe.pays(paid.intent.id)
      const unpaid = await place("stripe-expired")
      const tomorrow = new Date(Date.now() + 86_400_000)
      await tendOpenOrders(container, tomorrow)

      expect(await person.looksAt(paid.answer)).toMatchObject({ paid: true, state: "awaiting_dispatch" })
      expect(await person.looksAt(unpaid.answer)).toMatchObject({ paid: false, state: "cancelled" })
      expect(stripe.intents.get(unpaid.intent.id)?.status).toBe("canceled")
    })

    it("leaves an order alone whose payment is being processed, or while Stripe does not answer", async () => {
      const { answer, intent } = await place("stripe-processing")
      intent.status = "processing"
      const tomorrow = new Date(Date.now() + 86_400_000)
      await tendOpenOrders(container, tomorrow)
      expect(await person.looksAt(answer)).toMatchObject({ state: "awaiting_payment" })
      expect(await person.cancels(answer)).toMatchObject({
        status: 400,
        data: { code: "payment_in_progress" },
      })

      stripe.broken = 503
      await tendOpenOrders(container, tomorrow)
      expect(await person.looksAt(answer)).toMatchObject({ state: "awaiting_payment" })

      stripe.broken = null
      stripe.pays(intent.id)
      await tendOpenOrders(container, tomorrow)
      expect(await person.looksAt(answer)).toMatchObject({ paid: true })
    })

    it("places nothing while Stripe does not answer, and says how to go on", async () => {
      stripe.broken = 500
      const { status, data } = await person.places(deliveryOf(coffee, "stripe"), "stripe-down")
      expect(status).toBe(400)
      expect(data).toMatchObject({ code: "payment_unavailable" })
      expect(await count("order")).toBe(0)
    })

    it("changes to the wallet: the intent is cancelled first, so that nobody pays twice", async () => {
      const { answer, intent } = await place("stripe-change")
      const changed = await person.retries(answer, "demo_wallet")
      expect(changed.data.payment).toMatchObject({ kind: "redirect" })
      expect(intent.status).toBe("canceled")

      const back = await person.retries({ ...answer, order: changed.data.order }, "stripe")
      expect(back.data.payment).toMatchObject({ kind: "stripe", client_secret: "pi_2_secret_of_this_test" })
      expect(await count("demo_wallet_charge", { status: "closed" })).toBe(1)
    })

    it("answers a change of mind with the payment that had gone through meanwhile", async () => {
      const { answer, intent } = await place("stripe-paid-meanwhile")
      stripe.pays(intent.id)
      const changed = await person.retries(answer, "demo_wallet")
      expect(changed.data).toMatchObject({
        payment: { kind: "none" },
        order: { paid: true, payment_method: "stripe" },
      })
    })

    it("refunds at Stripe when the office cancels a paid order", async () => {
      const { answer, intent } = await place("stripe-refund")
      stripe.pays(intent.id)
      await person.looksAt(answer)
      await api.post(`/admin/orders/${answer.order.id}/cancel`, {}, { headers: shop.admin })
      expect(stripe.refunds).toEqual([{ payment_intent: intent.id, amount: 5_190 }])
      expect(await person.looksAt(answer)).toMatchObject({ state: "cancelled", refunded_fen: 5_190 })
    })
  },
})
