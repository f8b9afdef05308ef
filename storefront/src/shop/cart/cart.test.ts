import { expect, test } from "vitest"
import { Jar, asked, given } from "../../../test/route"
import { addLine, countPieces, parseLines, setLine, withoutLines, writeLines } from "./cart"
import { cartCookie, readCart } from "./cart-cookie.server"

const lines = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    variant_id: `variant_01JDQ${String(n).padStart(21, "0")}`,
    quantity: 999,
  }))

test("reads back what it wrote", () => {
  expect(parseLines(writeLines(lines(50)))).toEqual(lines(50))
})

test("fifty full lines of Medusa's ids fit into one cookie", () => {
  const { request } = asked<{ request: Request }>("/")
  const cookie = cartCookie(request, lines(50))
  expect(cookie.length).toBeLessThan(4096)
})

test("survives the way through a browser's cookie jar", async () => {
  const { request } = asked<{ request: Request }>("/")
  const jar = new Jar()
  jar.take(await given(new Response(null, { headers: { "Set-Cookie": cartCookie(request, lines(3)) } })))
  expect(readCart(asked<{ request: Request }>("/", { jar }).request)).toEqual(lines(3))
})

test("an empty cart leaves no cookie behind", () => {
  const { request } = asked<{ request: Request }>("/")
  expect(cartCookie(request, [])).toContain("Max-Age=0")
})

test("a cookie scripts cannot read, secure when the shopper came by https", () => {
  const plain = asked<{ request: Request }>("/").request
  const https = asked<{ request: Request }>("/", { headers: { "x-forwarded-proto": "https" } }).request
  expect(cartCookie(plain, lines(1))).toMatch(/HttpOnly; SameSite=Lax$/)
  expect(cartCookie(https, lines(1))).toMatch(/; Secure$/)
})

test.each([
  ["nothing", null],
  ["rubbish", "<script>.:1..variant:"],
  ["no quantity", "variant_a"],
  ["zero", "variant_a:0"],
  ["a negative quantity", "variant_a:-2"],
  ["letters for a number", "variant_a:1x"],
])("reads %s as an empty cart", (_, text) => {
  expect(parseLines(text)).toEqual([])
})

test("caps what somebody wrote into the cookie by hand", () => {
  expect(parseLines("variant_a:100000")).toEqual([{ variant_id: "variant_a", quantity: 999 }])
  expect(parseLines(writeLines(lines(60)))).toHaveLength(50)
  expect(parseLines("variant_a:2.variant_a:5")).toEqual([{ variant_id: "variant_a", quantity: 2 }])
})

test("adds to a line that is there, up to 999", () => {
  const cart = [{ variant_id: "variant_a", quantity: 998 }]
  expect(addLine(cart, "variant_a", 1)).toEqual([{ variant_id: "variant_a", quantity: 999 }])
  expect(addLine(cart, "variant_a", 5)).toEqual([{ variant_id: "variant_a", quantity: 999 }])
})

test("refuses a 51st product, but not more of one of the fifty", () => {
  expect(addLine(lines(50), "variant_new", 1)).toBeNull()
  expect(addLine(lines(49), "variant_new", 1)).toHaveLength(50)
  expect(addLine(lines(50), lines(50)[0]?.variant_id ?? "", 1)).toHaveLength(50)
})

test("sets, removes and takes out what was bought", () => {
  const cart = parseLines("variant_a:2.variant_b:3")
  expect(setLine(cart, "variant_a", 7)[0]?.quantity).toBe(7)
  expect(setLine(cart, "variant_a", 0)).toEqual(parseLines("variant_b:3"))
  expect(withoutLines(cart, parseLines("variant_b:1"))).toEqual(parseLines("variant_a:2"))
  expect(countPieces(cart)).toBe(5)
})
