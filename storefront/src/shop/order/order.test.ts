import { afterAll, beforeAll, expect, test } from "vitest"
import type { AppLoadContext } from "react-router"
import type { CheckoutRequest, PlacedOrder } from "@baixian/backend/contract"
import { asked, given, Jar, startFake } from "../../../test/route"
import { placeOrder } from "../../medusa/checkout.server"
import { action as find } from "../find-order/page"
import { loader as listOrders } from "../orders/page"
import { loader as payPage } from "../pay/page"
import { orderCookie } from "../orders/order-cookies.server"
import { action, loader } from "./page"
import { loader as state } from "./state"

let fake: Awaited<ReturnType<typeof startFake>>
beforeAll(async () => {
  fake = await startFake()
})
afterAll(() => fake.close())

type Args = Parameters<typeof loader>[0] & Parameters<typeof action>[0]

/** An unpaid order for pick-up, and the cookies of the browser that placed it. */
async function ordered(key: string): Promise<{ order: PlacedOrder; jar: Jar }> {
  const request: CheckoutRequest = {
    lines: [{ variant_id: "variant_0_0", quantity: 1 }],
    delivery: { kind: "pickup", sales_point_code: "SH-HUB-310101-01", name: "张三", phone: "13812345678" },
    payment_method: "demo_wallet",
    expected_total_fen: 6800,
  }
  const outcome = await placeOrder(request, key, "zh-CN")
  if (outcome.at !== "answered") throw new Error("The stand-in refused the order.")

  const { order, access_token } = outcome.answer
  const jar = new Jar()
  const { request: browser } = asked<{ request: Request }>("/")
  jar.take(
    await given(
      new Response(null, {
        headers: { "Set-Cookie": orderCookie(browser, order.order_number, access_token) },
      })
    )
  )
  return { order, jar }
}

const at = (order: PlacedOrder, rest: { jar?: Jar; form?: Record<string, string> } = {}) =>
  asked<Args>(`/orders/${order.order_number}`, { ...rest, params: { order_number: order.order_number } })

test("a device without the proof is sent to the look-up, and learns nothing", async () => {
  const { order } = await ordered("key-order-1")
  const answer = await given(loader(at(order)))
  expect(answer.location).toBe(`/orders/find?number=${order.order_number}`)
  expect(answer.data).toBe("")
  expect((await given(state(at(order)))).status).toBe(404)
})

test("number and phone together open the order on another device; a wrong phone does not", async () => {
  const { order } = await ordered("key-order-2")
  const look = (phone: string) =>
    given(find(asked<Args>("/orders/find", { form: { order_number: order.order_number, phone } })))

  const refused = await look("13900000000")
  expect(refused).toMatchObject({
    status: 404,
    cookies: [],
    data: { trouble: "not_found", phone: "13900000000" },
  })

  const found = await look("138 1234 5678")
  expect(found.location).toBe(`/orders/${order.order_number}`)
  const jar = new Jar()
  jar.take(found)
  expect((await given(loader(at(order, { jar })))).data).toMatchObject({
    order: { state: "awaiting_payment" },
  })
})

test("a look-up tells the backend who asked: what came, then who brought it, and nothing where nobody is known", async () => {
  const look = async (more: { headers?: Record<string, string>; context?: AppLoadContext }) => {
    const form = { order_number: "1234567890123456", phone: "13812345678" }
    await given(find(asked<Args>("/orders/find", { form, ...more })))
    return fake.asked.at(-1)
  }
  const headers = { "x-forwarded-for": "198.51.100.9" }
  const context = { peer_address: "203.0.113.7" }
  expect(await look({ context })).toMatchObject({ forwarded_for: "203.0.113.7" })
  expect(await look({ headers, context })).toMatchObject({ forwarded_for: "198.51.100.9, 203.0.113.7" })
  expect(await look({ headers })).toMatchObject({ forwarded_for: null })
})

test("the waiting page sees the payment as soon as the provider's word has come", async () => {
  const { order, jar } = await ordered("key-order-3")
  expect((await given(state(at(order, { jar })))).data).toBe("awaiting_payment")
  fake.pay(order.order_number)
  expect((await given(state(at(order, { jar })))).data).toBe("awaiting_pickup")
})

test("paying again leads over our own page to the wallet, and away from it once paid", async () => {
  const { order, jar } = await ordered("key-order-4")
  const again = await given(action(at(order, { jar, form: { intent: "pay" } })))
  expect(again.location).toBe(`/orders/${order.order_number}/pay`)
  jar.take(again)
  expect((await given(payPage(at(order, { jar })))).data).toMatchObject({
    url: `/demo-wallet/${order.order_number}?lang=zh`,
    is_demo: true,
    total_fen: 6800,
  })

  fake.pay(order.order_number)
  expect((await given(payPage(at(order, { jar })))).location).toBe(`/orders/${order.order_number}`)
})

test("an unpaid order can be cancelled, a paid one says why not", async () => {
  const unpaid = await ordered("key-order-5")
  const cancelled = await given(action(at(unpaid.order, { jar: unpaid.jar, form: { intent: "cancel" } })))
  expect(cancelled.data).toEqual({ notice: "cancelled_done" })

  const paid = await ordered("key-order-6")
  fake.pay(paid.order.order_number)
  const refused = await given(action(at(paid.order, { jar: paid.jar, form: { intent: "cancel" } })))
  expect(refused).toMatchObject({ status: 409, data: { notice: "cancel_refused" } })
})

test("my orders shows those of this device, and keeps the place of one that cannot be read", async () => {
  const { order, jar } = await ordered("key-order-7")
  jar.set("order_2026112399999999", "1:token-of-nobody")
  const { data } = await given(listOrders(asked("/orders/mine", { jar })))
  expect(data).toMatchObject({
    orders: [
      { order_number: order.order_number, order: { total_fen: 6800 } },
      { order_number: "2026112399999999", order: null },
    ],
  })
})
