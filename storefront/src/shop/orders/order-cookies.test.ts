import { expect, test } from "vitest"
import { asked, given, Jar } from "../../../test/route"
import {
  findOrderToken,
  newestOrders,
  orderCookie,
  payCookie,
  readOrders,
  readPayStep,
} from "./order-cookies.server"

const request = (jar?: Jar) => asked<{ request: Request }>("/orders/mine", jar ? { jar } : {}).request
const take = async (jar: Jar, cookie: string) =>
  jar.take(await given(new Response(null, { headers: { "Set-Cookie": cookie } })))

const number = (n: number) => `20261123${String(n).padStart(8, "0")}`

test("remembers an order's proof, whatever is in it, and only below /orders", async () => {
  const jar = new Jar()
  const cookie = orderCookie(request(), number(1), "a.b-c=+/;, %", 1000)
  await take(jar, cookie)
  expect(findOrderToken(request(jar), number(1))).toBe("a.b-c=+/;, %")
  expect(findOrderToken(request(jar), number(2))).toBeNull()
  expect(cookie).toContain("Path=/orders;")
  expect(cookie).toContain("HttpOnly")
})

test("lists the newest first and forgets all beyond twenty", async () => {
  const jar = new Jar()
  for (let n = 0; n < 23; n++) await take(jar, orderCookie(request(), number(n), `t${n}`, n * 60_000))

  const { orders, forget } = newestOrders(request(jar))
  expect(orders).toHaveLength(20)
  expect(orders[0]?.order_number).toBe(number(22))
  for (const cookie of forget) await take(jar, cookie)
  expect(readOrders(request(jar))).toHaveLength(20)
  expect(findOrderToken(request(jar), number(0))).toBeNull()
})

test("an open payment belongs to its order only", async () => {
  const jar = new Jar()
  const step = { kind: "redirect" as const, url: "http://wallet.test/pay?a=1&b=2", is_demo: true }
  await take(jar, payCookie(request(), number(1), step))
  expect(readPayStep(request(jar), number(1))).toEqual(step)
  expect(readPayStep(request(jar), number(2))).toBeNull()
  expect(readPayStep(request(new Jar().set("pay", "%7Bbroken")), number(1))).toBeNull()
})

test("refuses to put anything but an order number into a cookie's name", () => {
  expect(() => orderCookie(request(), "x; Path=/", "t")).toThrow("Not an order number")
})
