import { expect, test } from "vitest"
import { Jar, asked, given } from "../../../test/route"
import { readCart } from "./cart-cookie.server"
import { action } from "./lines"

type Args = Parameters<typeof action>[0]
const send = (form: Record<string, string>, jar: Jar, headers = {}) =>
  given(action(asked<Args>("/cart/lines", { form, jar, headers })))

test("without script: adds and leads back to where one came from, saying so", async () => {
  const jar = new Jar()
  const answer = await send(
    { intent: "add", variant_id: "variant_a", quantity: "2", return_to: "/products?q=茶" },
    jar
  )
  jar.take(answer)

  expect(answer.status).toBe(303)
  expect(decodeURI(answer.location ?? "")).toBe("/products?q=茶&added=1")
  expect(readCart(asked<Args>("/", { jar }).request)).toEqual([{ variant_id: "variant_a", quantity: 2 }])
})

test("with script: answers how much is in the cart now", async () => {
  const jar = new Jar().set("cart", "variant_b:3")
  const answer = await send({ intent: "add", variant_id: "variant_a" }, jar, { accept: "application/json" })
  expect(answer.data).toEqual({ ok: true, message: "已加入购物车", count: 4 })
})

test("buying now leaves the cart as it is", async () => {
  const answer = await send({ intent: "buy", variant_id: "variant_a", quantity: "3" }, new Jar())
  expect(decodeURIComponent(answer.location ?? "")).toBe("/checkout?buy=variant_a:3")
  expect(answer.cookies).toEqual([])
})

test.each(["https://elsewhere.test/", "//elsewhere.test", "/\\elsewhere.test", ""])(
  "never leads to another site: %s",
  async (return_to) => {
    const answer = await send({ intent: "set", variant_id: "variant_a", quantity: "1", return_to }, new Jar())
    expect(answer.location).toBe("/cart")
  }
)

test("says so when the cart is full, and keeps it", async () => {
  const full = Array.from({ length: 50 }, (_, n) => `variant_${n}:1`).join(".")
  const answer = await send({ intent: "add", variant_id: "variant_new" }, new Jar().set("cart", full))
  expect(answer.location).toBe("/cart?full=1")
  expect(answer.cookies[0]).toContain("variant_49:1")
})
