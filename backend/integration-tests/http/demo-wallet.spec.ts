import type { MedusaContainer } from "@medusajs/framework/types"
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { CheckoutAnswer } from "../../src/contract"
import { env } from "../../src/env"
import { DEMO_WALLET_MODULE } from "../../src/modules/demo-wallet"
import type DemoWalletModuleService from "../../src/modules/demo-wallet/service"
import { PAYMENT_INBOX_MODULE } from "../../src/modules/payment-inbox"
import type PaymentInboxModuleService from "../../src/modules/payment-inbox/service"
import { signatureHeader } from "../../src/modules/payment-inbox/signature"
import { processPaymentEvents } from "../../src/workflows/payment/process-payment-events"
import { sendWalletNotices } from "../../src/workflows/payment/send-wallet-notices"
import { tendOpenOrders } from "../../src/workflows/payment/tend-open-orders"
import { makeProduct, makeShop, stockAt, type MadeProduct, type Shop } from "../factory"
import { deliveryOf, heard, shopper } from "../shopper"

/** Nothing listens there: a notice sent to it is lost. */
const NOWHERE = "http://127.0.0.1:9/hooks/demo-wallet"

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer, dbConnection: db }) => {
    let container: MedusaContainer
    let shop: Shop
    let coffee: MadeProduct
    let person: ReturnType<typeof shopper>
    let wallet: DemoWalletModuleService
    let inbox: PaymentInboxModuleService

    beforeAll(async () => {
      container = getContainer()
      shop = await makeShop(container)
      coffee = await makeProduct(container, shop, { handle: "coffee", title: "孟连咖啡" })
      person = shopper(api, shop)
      wallet = container.resolve(DEMO_WALLET_MODULE)
      inbox = container.resolve(PAYMENT_INBOX_MODULE)
    })

    const place = async (key: string): Promise<CheckoutAnswer> => {
      const { status, data } = await person.places(deliveryOf(coffee), key)
      expect(status).toBe(201)
      return data
    }
    const chargeOf = ({ payment }: CheckoutAnswer): string => {
      if (payment.kind !== "redirect") throw new Error("No wallet to pay with.")
      return payment.url.split("/").at(-1)!
    }
    const button = (charge: string, name: "pay" | "fail"): Promise<{ status: number }> =>
      api.post(`/demo-wallet/${charge}/${name}?lang=zh`, "", { maxRedirects: 0, validateStatus: () => true })
    const page = async (charge: string, lang = "zh"): Promise<string> =>
      (await api.get(`/demo-wallet/${charge}?lang=${lang}`, { validateStatus: () => true })).data
    const notify = (body: string, signature = signatureHeader(body, env.DEMO_WALLET_SECRET, new Date())) =>
      api.post("/hooks/demo-wallet", body, {
        headers: { "content-type": "application/json", "demo-wallet-signature": signature },
        validateStatus: () => true,
        transformRequest: (data: string) => data,
      })
    const noticeOf = async (answer: CheckoutAnswer, id = "dwn_test"): Promise<string> => {
      const charge = (await wallet.findCharge(chargeOf(answer)))!
      return JSON.stringify({ id, type: "charge.paid", charge: { id: charge.id, attach: charge.attach } })
    }
    const count = async (table: string, where: Record<string, unknown> = {}): Promise<number> => {
      const [row] = await db.from(table).where(where).whereNull("deleted_at").count({ n: "*" })
      return Number(row!.n)
    }
    const money = async () => ({
      captures: await count("capture"),
      transactions: await count("order_transaction", { reference: "capture" }),
      refunds: await count("refund"),
    })

    describe("/demo-wallet/:charge", () => {
      it("shows a page that is clearly play, in Chinese and English, with the amount", async () => {
        const answer = await place("wallet-page")
        const zh = await page(chargeOf(answer))
        expect(zh).toContain("演示 · 不会产生真实扣款")
        expect(zh).toContain("51.90")
        expect(zh).not.toMatch(/<script|https?:\/\/(?!localhost)/)
        expect(await page(chargeOf(answer), "en")).toContain("no real money moves")
        expect(await page("dwc_nobody")).toContain("找不到这笔付款")
      })

      it("pays: the shop is told by a signed notice, captures once, and the county's ledger has its line", async () => {
        const answer = await place("wallet-pay")
        expect(await person.looksAt(answer)).toMatchObject({ state: "awaiting_payment", paid: false })

        const pressed = await heard(container, "payment.captured", () => button(chargeOf(answer), "pay"))
        expect(pressed.status).toBe(303)
        expect(await page(chargeOf(answer))).toContain(`/orders/${answer.order.order_number}?from=wallet`)

        expect(await money()).toEqual({ captures: 1, transactions: 1, refunds: 0 })
        const admin = await api.get(`/admin/orders/${answer.order.id}`, { headers: shop.admin })
        expect(admin.data.order.payment_status).toBe("captured")
        expect(admin.data.order.summary.pending_difference).toBe(0)
        expect(await person.looksAt(answer)).toMatchObject({
          state: "awaiting_dispatch",
          paid: true,
          pay_before: null,
        })
        const { rows } = await db.raw(
          `SELECT origin_code, quantity::int, net_fen::int FROM sales_line WHERE source_document = ?`,
          [answer.order.id]
        )
        expect(rows).toEqual([{ origin_code: "530827", quantity: 1, net_fen: 3_990 }])
      })

      it("fails and can be paid after that", async () => {
        const answer = await place("wallet-fail")
        await button(chargeOf(answer), "fail")
        expect(await page(chargeOf(answer))).toContain("付款失败：余额不足")
        expect(await person.looksAt(answer)).toMatchObject({ state: "awaiting_payment", paid: false })

        const again = await person.retries(answer, "demo_wallet")
        expect(again.data.payment).toEqual(answer.payment)
        await heard(container, "payment.captured", () => button(chargeOf(answer), "pay"))
        expect(await person.looksAt(answer)).toMatchObject({ paid: true })
      })

      it("does not pay because the browser came back", async () => {
        const answer = await place("wallet-leave")
        expect(await person.looksAt(answer)).toMatchObject({ state: "awaiting_payment", paid: false })
        expect(await money()).toMatchObject({ captures: 0 })
      })

      it("cannot be paid once the order was cancelled, nor cancelled once it was paid", async () => {
        const cancelled = await place("wallet-cancelled")
        await person.cancels(cancelled)
        await button(chargeOf(cancelled), "pay")
        expect(await page(chargeOf(cancelled))).toContain("已关闭")
        expect(await money()).toMatchObject({ captures: 0 })

        const paid = await place("wallet-paid-first")
        await wallet.payCharge(chargeOf(paid), { notify_url: NOWHERE, now: new Date() })
        const refused = await person.cancels(paid)
        expect(refused).toMatchObject({ status: 400, data: { code: "already_paid" } })
        expect(await person.looksAt(paid)).toMatchObject({ state: "awaiting_dispatch", paid: true })
      })
    })

    describe("a lost notice", () => {
      it("heals when the order page is asked for", async () => {
        const answer = await place("lost-page")
        await wallet.payCharge(chargeOf(answer), { notify_url: NOWHERE, now: new Date() })
        expect(await person.looksAt(answer)).toMatchObject({ paid: true })
        expect(await money()).toEqual({ captures: 1, transactions: 1, refunds: 0 })
      })

      it("heals by the minute's query, which never cancels what the wallet calls paid, however late", async () => {
        const answer = await place("lost-query")
        await wallet.payCharge(chargeOf(answer), { notify_url: NOWHERE, now: new Date() })
        const tomorrow = new Date(Date.now() + 86_400_000)
        await Promise.all([tendOpenOrders(container, tomorrow), tendOpenOrders(container, tomorrow)])
        expect(await person.looksAt(answer)).toMatchObject({ state: "awaiting_dispatch", paid: true })
        expect(await money()).toEqual({ captures: 1, transactions: 1, refunds: 0 })
      })

      it("is sent again until it is answered, with limits", async () => {
        const answer = await place("lost-resend")
        await wallet.payCharge(chargeOf(answer), { notify_url: NOWHERE, now: new Date() })
        expect(await sendWalletNotices(container, new Date())).toBe(1)
        expect(await sendWalletNotices(container, new Date())).toBe(0)

        const url = `${api.defaults.baseURL}/hooks/demo-wallet`
        await db.raw(`UPDATE demo_wallet_notice SET url = ?`, [url])
        await heard(container, "payment.captured", () =>
          sendWalletNotices(container, new Date(Date.now() + 3_600_000))
        )
        expect(await person.looksAt(answer)).toMatchObject({ paid: true })
        expect(await count("demo_wallet_notice", { attempts: 2, last_error: null })).toBe(1)
        let hours = 1
        while (hours < 50)
          hours += (await sendWalletNotices(container, new Date(Date.now() + hours * 3_600_000))) + 1
        expect(await count("payment_event")).toBe(1)
      })

      it("finishes a payment whose process died after the capture and before the order's transaction", async () => {
        const answer = await place("half-captured")
        await wallet.payCharge(chargeOf(answer), { notify_url: NOWHERE, now: new Date() })
        await person.looksAt(answer)
        await db.raw(`DELETE FROM order_transaction`)
        await tendOpenOrders(container, new Date(Date.now() + 120_000))
        expect(await money()).toEqual({ captures: 1, transactions: 1, refunds: 0 })
      })
    })

    describe("POST /hooks/demo-wallet", () => {
      it("refuses forged, altered and old notices with 400 and keeps nothing", async () => {
        const answer = await place("forged-notices")
        await wallet.payCharge(chargeOf(answer), { notify_url: NOWHERE, now: new Date() })
        const body = await noticeOf(answer)
        const old = signatureHeader(body, env.DEMO_WALLET_SECRET, new Date(Date.now() - 600_000))
        const answers = [
          await notify(body, signatureHeader(body, "somebody-elses-secret", new Date())),
          await notify(
            body.replace("charge.paid", "charge.fake"),
            signatureHeader(body, env.DEMO_WALLET_SECRET, new Date())
          ),
          await notify(body, old),
          await notify(body, ""),
          await notify("{"),
          await notify(`{"id":"dwn_x"}`),
        ]
        expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400])
        expect(await count("payment_event")).toBe(0)
        expect(await money()).toMatchObject({ captures: 0 })
      })

      it("stores before it answers: a notice nobody worked on is found by the job", async () => {
        const answer = await place("stored-first")
        await wallet.payCharge(chargeOf(answer), { notify_url: NOWHERE, now: new Date() })
        const charge = (await wallet.findCharge(chargeOf(answer)))!
        const event = {
          provider: "demo_wallet",
          event_id: "dwn_crash",
          type: "charge.paid",
          session_id: charge.attach,
          body: "{}",
          signature: "t=0",
        }
        const now = new Date()
        expect(await inbox.storeEvent(event, now)).toMatch(/^pevt_/)
        expect(await inbox.storeEvent(event, now)).toBeNull()
        await Promise.all([1, 2].map(() => processPaymentEvents(container, { now, limit: 10 })))
        expect(await money()).toEqual({ captures: 1, transactions: 1, refunds: 0 })
        expect(await count("payment_event", { outcome: "captured", attempts: 1 })).toBe(1)
      })

      it("gives a notice of an unknown session up after a few tries, visibly", async () => {
        const now = Date.now()
        const event = {
          provider: "demo_wallet",
          event_id: "dwn_stranger",
          type: "charge.paid",
          body: "{}",
          signature: "t=0",
        }
        await inbox.storeEvent({ ...event, session_id: "payses_stranger" }, new Date(now))
        for (let hour = 0; hour < 6; hour += 1) {
          await processPaymentEvents(container, { now: new Date(now + hour * 3_600_000), limit: 10 })
        }
        expect(await count("payment_event", { outcome: "unknown_session", attempts: 4 })).toBe(1)
      })

      it("captures once, whatever is doubled, late or out of order among forged ones", async () => {
        const answers = [await place("shuffle-1"), await place("shuffle-2"), await place("shuffle-3")]
        for (const answer of answers.slice(0, 2)) {
          await wallet.payCharge(chargeOf(answer), { notify_url: NOWHERE, now: new Date() })
        }
        const notices = (
          await Promise.all(
            answers.map(async (answer, index) =>
              Promise.all(["a", "b", "a"].map((part) => noticeOf(answer, `dwn_${index}_${part}`)))
            )
          )
        ).flat()
        // Fixed shuffle: every third one first, so that doubles and different orders interleave.
        const shuffled = [0, 1, 2].flatMap((offset) => notices.filter((_, index) => index % 3 === offset))
        const results = await Promise.all(shuffled.map((body) => notify(body)))
        const forged = await notify(notices[6]!, "t=1,v1=00")
        expect(results.every(({ status }) => status === 200)).toBe(true)
        expect(forged.status).toBe(400)

        await processPaymentEvents(container, { now: new Date(Date.now() + 60_000), limit: 100 })
        await Promise.all(answers.map((answer) => person.looksAt(answer)))
        expect(await money()).toEqual({ captures: 2, transactions: 2, refunds: 0 })
        expect(await count("payment_event")).toBe(6)
        const states = await Promise.all(answers.map(async (answer) => (await person.looksAt(answer)).paid))
        expect(states).toEqual([true, true, false])
      })
    })

    describe("refunds", () => {
      it("gives play money back in the wallet's book when the office cancels a paid order", async () => {
        const answer = await place("refund-all")
        await heard(container, "payment.captured", () => button(chargeOf(answer), "pay"))
        await heard(container, "order.canceled", () =>
          api.post(`/admin/orders/${answer.order.id}/cancel`, {}, { headers: shop.admin })
        )
        expect(await wallet.findCharge(chargeOf(answer))).toMatchObject({
          status: "paid",
          refunded_fen: 5_190,
        })
        expect(await person.looksAt(answer)).toMatchObject({ state: "cancelled", refunded_fen: 5_190 })
        expect(
          await stockAt(container, {
            inventory_item_id: coffee.inventory_item_id,
            location_id: shop.warehouse_id,
          })
        ).toMatchObject({ reserved: 0, reservations: 0 })
      })

      it("gives a part back once per refund number, and never more than was paid", async () => {
        const answer = await place("refund-part")
        const id = chargeOf(answer)
        await wallet.payCharge(id, { notify_url: NOWHERE, now: new Date() })
        await wallet.refundCharge(id, { out_refund_no: "ref_1", amount_fen: 1_000 })
        await wallet.refundCharge(id, { out_refund_no: "ref_1", amount_fen: 1_000 })
        expect(await wallet.findCharge(id)).toMatchObject({ refunded_fen: 1_000 })
        await expect(
          wallet.refundCharge(id, { out_refund_no: "ref_2", amount_fen: 4_191 })
        ).rejects.toMatchObject({
          code: "refund_too_large",
        })
        expect(await count("demo_wallet_refund")).toBe(1)
      })

      it("sends money straight back that arrives for an order the office had cancelled", async () => {
        const answer = await place("late-money")
        // Paid in the moment between the office's cancellation and the charge being closed.
        await wallet.payCharge(chargeOf(answer), { notify_url: NOWHERE, now: new Date() })
        await heard(container, "payment.refunded", () =>
          cancelOrderWorkflow(container).run({ input: { order_id: answer.order.id } })
        )
        expect(await wallet.findCharge(chargeOf(answer))).toMatchObject({
          status: "paid",
          refunded_fen: 5_190,
        })
        expect(await money()).toMatchObject({ captures: 1, refunds: 1 })
        const { rows } = await db.raw(`SELECT COALESCE(sum(net_fen), 0)::int AS net_fen FROM sales_line`)
        expect(rows).toEqual([{ net_fen: 0 }])
      })
    })
  },
})
