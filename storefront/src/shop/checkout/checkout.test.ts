import type { QuoteProblem } from "@baixian/backend/contract"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { asked, given, Jar, startFake } from "../../../test/route"
import { forgetAnswers } from "../../medusa/held-answers.server"
import type { CheckoutForm } from "./form"
import { action, loader } from "./page"
import type { CheckoutView } from "./view.server"

let fake: Awaited<ReturnType<typeof startFake>>
beforeAll(async () => {
  fake = await startFake()
})
afterAll(() => fake.close())
beforeEach(() => {
  forgetAnswers()
  fake.asked.length = 0
  for (const mood of Object.keys(fake.mood) as (keyof typeof fake.mood)[]) delete fake.mood[mood]
})

type LoaderArgs = Parameters<typeof loader>[0]
type ActionArgs = Parameters<typeof action>[0]
const viewOf = (answer: { data: unknown }) => (answer.data as { view: CheckoutView }).view
const orders = () => fake.orders.size
const keys = () => fake.asked.filter(({ path }) => path === "/store/checkout").map(({ key }) => key)

/** Opens the checkout of what is in the jar's cart, as a browser would. */
async function open(jar: Jar, path = "/checkout"): Promise<CheckoutView> {
  const answer = await given(loader(asked<LoaderArgs>(path, { jar })))
  jar.take(answer)
  return viewOf(answer)
}

/** Sends the form as it stands on the page, with what the shopper typed over it. */
async function send(jar: Jar, form: CheckoutForm, intent = "place", path = "/checkout") {
  const answer = await given(action(asked<ActionArgs>(path, { jar, form: { ...form, intent } })))
  jar.take(answer)
  return answer
}

const typed = {
  name: "张三",
  phone: "138 1234 5678",
  district: "310101",
  point: "SH-HUB-310101-01",
  note: "下午来取",
}
const shanghai = { province: "310000", city: "310100", area: "310104", detail: "某某路 1 号" }
const cart = () => new Jar().set("cart", "variant_0_0:2")

test("places one order, remembers it, empties the cart and goes on to pay", async () => {
  const jar = cart()
  const { form } = await open(jar)
  const before = orders()

  const answer = await send(jar, { ...form, ...typed })

  expect(orders() - before).toBe(1)
  expect(answer.status).toBe(303)
  expect(answer.location).toMatch(/^\/orders\/\d{16}\/pay$/)
  expect(jar.has("cart")).toBe(false)
  expect(jar.has("checkout")).toBe(false)
  expect(answer.cookies.some((cookie) => /^order_\d{16}=.*Path=\/orders;.*HttpOnly/.test(cookie))).toBe(true)
})

test("a double press places one order and both presses lead to it", async () => {
  const jar = cart()
  const { form } = await open(jar)
  const before = orders()
  const second = new Jar().set("cart", "variant_0_0:2")

  const [one, two] = await Promise.all([
    send(jar, { ...form, ...typed }),
    send(second, { ...form, ...typed }),
  ])

  expect(orders() - before).toBe(1)
  expect(one.location).toBe(two.location)
  expect(new Set(keys()).size).toBe(1)
})

test("a lost answer is asked for again under the same key, and one order stands", async () => {
  const jar = cart()
  const { form } = await open(jar)
  const before = orders()
  fake.mood.lose_next_answer = true

  const answer = await send(jar, { ...form, ...typed })

  expect(answer.status).toBe(303)
  expect(orders() - before).toBe(1)
  expect(keys()).toEqual([form.key, form.key])
})

test("with the backend away the form comes back as typed, under the same key and total", async () => {
  const jar = cart()
  const { form } = await open(jar)
  const filled = { ...form, ...typed }
  fake.mood.away = true

  const answer = await send(jar, filled)

  expect(answer.status).toBe(503)
  expect(viewOf(answer).notice).toBe("no_answer")
  expect(viewOf(answer).form).toEqual(filled)

  fake.mood.away = false
  const before = orders()
  expect((await send(jar, viewOf(answer).form)).status).toBe(303)
  expect(orders() - before).toBe(1)
})

test("a reload after a lost answer finds the same key, other goods get another", async () => {
  const jar = cart()
  const first = await open(jar)
  expect((await open(jar)).form.key).toBe(first.form.key)

  jar.set("cart", "variant_6_0:1")
  expect((await open(jar)).form.key).not.toBe(first.form.key)
})

test("the next order after a placed one has a key of its own", async () => {
  const jar = cart()
  const { form } = await open(jar)
  await send(jar, { ...form, ...typed })
  jar.set("cart", "variant_0_0:2")
  expect((await open(jar)).form.key).not.toBe(form.key)
})

test("a form sent before with other content is not placed twice, unless the shopper says so", async () => {
  const jar = cart()
  const { form } = await open(jar)
  await send(jar, { ...form, ...typed })
  const before = orders()

  const refused = await send(jar, { ...form, ...typed, name: "李四" })
  expect(viewOf(refused).notice).toBe("key_reused")
  expect(viewOf(refused).form.name).toBe("李四")
  expect(orders()).toBe(before)

  const fresh = viewOf(await send(jar, viewOf(refused).form, "new-key"))
  expect(fresh.form.key).not.toBe(form.key)
  expect(fresh.form.name).toBe("李四")
  await send(jar, fresh.form)
  expect(orders() - before).toBe(1)
})

test("missing fields are named and nothing typed is lost", async () => {
  const jar = cart()
  const { form } = await open(jar)
  const filled = {
    ...form,
    name: "张三",
    phone: "123",
    note: "下午来取",
    detail: "某某路 1 号",
    province: "310000",
  }

  const answer = await send(jar, filled)

  expect(answer.status).toBe(422)
  expect(viewOf(answer).errors).toEqual({ phone: true, district: true })
  expect(viewOf(answer).form).toEqual(filled)
  expect(keys()).toEqual([])
})

test("a price that changed is shown before it is paid", async () => {
  const jar = cart()
  const { form } = await open(jar)
  const before = orders()
  fake.mood.price_up_fen = 100

  const refused = await send(jar, { ...form, ...typed })

  expect(viewOf(refused).notice).toBe("price_changed")
  expect(viewOf(refused).form.expected_total_fen).toBe(String(Number(form.expected_total_fen) + 200))
  expect(viewOf(refused).form.name).toBe("张三")
  expect(orders()).toBe(before)
})

test("goods that sold out meanwhile are named with what is left", async () => {
  const jar = cart()
  const { form } = await open(jar)
  fake.mood.stock = { variant_0_0: 1 }

  const refused = await send(jar, { ...form, ...typed })

  expect(viewOf(refused).notice).toBe("insufficient")
  expect(viewOf(refused).quote?.lines[0]).toMatchObject({ problem: "insufficient", available_quantity: 1 })
  expect(viewOf(refused).form.note).toBe("下午来取")
})

test("what the backend refuses stands beside the field it speaks of", async () => {
  const jar = cart()
  const { form } = await open(jar)
  const refused = await send(jar, { ...form, ...typed, name: "拒收" })
  expect(viewOf(refused).errors).toEqual({ name: true })
})

test("choosing a district brings its points, choosing a province its cities, and keeps the rest", async () => {
  const jar = cart()
  const { form } = await open(jar)
  const view = viewOf(await send(jar, { ...form, ...typed, province: "520000" }, "refresh"))
  // The third point of the district has nothing left.
  expect(view.points.map(({ district_code }) => district_code)).toEqual(["310101", "310101"])
  expect(view.cities.map(({ name }) => name)).toContain("遵义市")
  expect(view.form).toMatchObject({ ...typed, province: "520000" })
})

test("for a delivery, freight is added and paying at pick-up is not offered", async () => {
  const jar = new Jar().set("cart", "variant_6_0:1")
  const { form, quote } = await open(jar)
  expect(quote).toMatchObject({ freight_fen: 0, payment_methods: ["demo_wallet", "pay_at_pickup"] })

  const sent = { ...form, way: "delivery" as const, payment: "pay_at_pickup" }
  const view = viewOf(await send(jar, sent, "refresh"))
  expect(view.quote).toMatchObject({ freight_fen: 800, payment_methods: ["demo_wallet"] })
  expect(view.form.payment).toBe("demo_wallet")
})

test("buying one thing now takes nothing out of the cart", async () => {
  const jar = new Jar().set("cart", "variant_6_0:1")
  const path = "/checkout?buy=variant_0_0:1"
  const { form } = await open(jar, path)
  expect(form.lines).toBe("variant_0_0:1")

  await send(jar, { ...form, ...typed }, "place", path)
  expect(jar.header()).toContain("cart=variant_6_0:1")
})

test("an order to be paid at the counter goes straight to its pick-up code", async () => {
  const jar = cart()
  const { form } = await open(jar)
  const answer = await send(jar, { ...form, ...typed, payment: "pay_at_pickup" })
  expect(answer.location).toMatch(/^\/orders\/\d{16}\?placed=1$/)
})

test("goods excluded with consent are not ordered before the shopper says yes, and the yes goes with the line", async () => {
  const jar = new Jar().set("cart", "variant_0_0:1.variant_30_0:1")
  const { form } = await open(jar)
  expect(form).toMatchObject({ to_agree: "variant_30_0", agreed: "" })
  const before = orders()

  const refused = await send(jar, { ...form, ...typed })
  expect(refused.status).toBe(422)
  expect(viewOf(refused)).toMatchObject({ errors: { agreed: true }, form: { name: "张三", agreed: "" } })
  expect(keys()).toEqual([])

  // A form that does not say what it asked about is refused by the backend, and comes back with the question.
  const unasked = await send(jar, { ...form, ...typed, to_agree: "" })
  expect(viewOf(unasked)).toMatchObject({ errors: { agreed: true }, form: { to_agree: "variant_30_0" } })
  expect(orders()).toBe(before)

  const placed = await send(jar, { ...viewOf(refused).form, agreed: "variant_30_0" })
  expect(placed.status).toBe(303)
  expect(orders() - before).toBe(1)
  const sent = fake.asked.filter(({ path }) => path === "/store/checkout").at(-1)?.body
  expect(sent).toMatchObject({
    lines: [
      { variant_id: "variant_0_0", quantity: 1 },
      { variant_id: "variant_30_0", quantity: 1, no_return_accepted: true },
    ],
  })
})

test("a yes is kept while the order is put right, and asked for anew for another order", async () => {
  const jar = new Jar().set("cart", "variant_30_0:1")
  const { form } = await open(jar)
  const ticked = { ...form, ...typed, agreed: "variant_30_0" }
  expect(viewOf(await send(jar, { ...ticked, phone: "1" })).form.agreed).toBe("variant_30_0")
  expect(viewOf(await send(jar, ticked, "refresh")).form.agreed).toBe("variant_30_0")
  expect(viewOf(await send(jar, ticked, "new-key")).form.agreed).toBe("")
})

test("says what can only be collected, what lies apart and what is short, each in its own words", async () => {
  const jar = cart()
  const { form } = await open(jar)
  const notice = async (problem: QuoteProblem, change: Partial<CheckoutForm> = {}) => {
    fake.mood.problems = { variant_0_0: problem }
    return viewOf(await send(jar, { ...form, ...typed, ...change }, "refresh")).notice
  }
  expect(await notice("pickup_only", { way: "delivery" })).toBe("pickup_only")
  expect(await notice("not_together")).toBe("not_together")
  expect(await notice("insufficient")).toBe("insufficient")
  expect(await notice("insufficient", { point: "" })).toBe("problem_lines")
  expect(await notice("unpublished")).toBe("problem_lines")

  fake.mood.problems = { variant_0_0: "pickup_only" }
  const refused = viewOf(await send(jar, { ...form, ...typed, way: "delivery", ...shanghai }))
  expect(refused).toMatchObject({ notice: "pickup_only", form: { name: "张三" } })
})

test("what was ordered alone because it lay apart leaves the cart", async () => {
  const jar = new Jar().set("cart", "variant_6_0:1.variant_0_0:1")
  const path = "/checkout?buy=variant_0_0:1&from=cart"
  const { form } = await open(jar, path)
  await send(jar, { ...form, ...typed }, "place", path)
  expect(jar.header()).toContain("cart=variant_6_0:1")
  expect(jar.header()).not.toContain("variant_0_0")
})
