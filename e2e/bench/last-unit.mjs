/**
 * R1: one unit left at a counter; 253 tills in two processes, 20 shoppers at two backends, and writers straight at Medusa's
 * reservations, all at once, BENCH_ROUNDS (20) times. One gets it; everybody else is refused cleanly within three seconds.
 * In turn they begin together, the tills a little earlier, or the others when the first shopper has an answer and nineteen have
 * none, so that each kind wins rounds and loses rounds. What was sold is put back and the orders are cancelled at the end.
 */
import { randomUUID } from "node:crypto"
import path from "node:path"
import { backendCode } from "./backend-code.mjs"
import { cancelOrder } from "./placed-orders.mjs"
import { freeAt, locksLeft, setFree, stockedPlaces } from "./race-stage.mjs"
import { median, publish } from "./report.mjs"
import { startSecondBackend } from "./second-backend.mjs"
import { settings } from "./settings.mjs"
import { caller } from "./two-checkouts.mjs"

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 20)
const TILLS = 253
const SHOPPERS = 20
const WRITERS = 10
const LIMIT_MS = 3_000
const TURNS = ["together", "shoppers", "tills"]
/** What the others wait in the tills' rounds: their processes have to hear first that it begins. */
const TILLS_START_MS = 60

const backend = backendCode()
const { knex } = backend("@medusajs/framework/mikro-orm/knex")
const { moveStock } = backend("./src/modules/stock/move-stock")
const { CLEAN, openTills } = backend("./integration-tests/races/tills")

const { backend_url, publishable_key, database_url, admin: login } = settings()
if (!backend_url || !publishable_key || !login)
  throw new Error("Start the system with npm start: its logins are needed.")
const dataDir = path.dirname(process.env.BAIXIAN_DEMO_JSON)
const db = knex({ client: "pg", connection: database_url, pool: { min: 0, max: WRITERS } })
const storefront = caller(backend_url, { "x-publishable-api-key": publishable_key })

/** The first goods of a counter that the shop would hand over there today. */
async function chooseGoods() {
  for (const goods of await stockedPlaces(db, 40)) {
    const { variant_id, sales_point_code } = goods
    const { quote } = await storefront("POST", "/store/checkout/quote", {
      lines: [{ variant_id, quantity: 1 }],
      delivery: { kind: "pickup", sales_point_code },
    })
    if (!quote.lines[0].problem) return { ...goods, total_fen: quote.total_fen }
  }
  throw new Error("No counter has goods that can be collected there.")
}

/** One shopper; status, code and how long it took. */
async function shopsAt(url, { variant_id, sales_point_code, total_fen }) {
  const began = performance.now()
  const response = await fetch(new URL("/store/checkout", url), {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-publishable-api-key": publishable_key,
      "idempotency-key": randomUUID(),
    },
    body: JSON.stringify({
      lines: [{ variant_id, quantity: 1 }],
      delivery: { kind: "pickup", sales_point_code, name: "张小花", phone: "13812345678" },
      payment_method: "pay_at_pickup",
      expected_total_fen: total_fen,
    }),
  })
  const { code, order } = await response.json()
  return { status: response.status, code, order_id: order?.id, ms: Math.round(performance.now() - began) }
}

const { token } = await caller(backend_url, {})("POST", "/auth/user/emailpass", login)
const admin = caller(backend_url, { authorization: `Bearer ${token}` })

const reservationSql = `
  INSERT INTO reservation_item (id, location_id, inventory_item_id, quantity, raw_quantity)
  VALUES (:id, :location_id, :inventory_item_id, 1, '{"value": "1", "precision": 20}')`

/** Straight at Medusa's reservations, past every service. The guard's own exception is the refusal. */
async function reserves({ inventory_item_id, location_id }) {
  const began = performance.now()
  const id = `resitem_bench_${randomUUID()}`
  const done = (status, reservation_id) => ({
    status,
    reservation_id,
    ms: Math.round(performance.now() - began),
  })
  try {
    await db.raw(reservationSql, { id, inventory_item_id, location_id })
    return done(201, id)
  } catch (error) {
    return done(String(error.message).includes("insufficient_inventory") ? 400 : 500)
  }
}

/** Begins so many at once; answers their promises. */
const begin = (count, run) => Array.from({ length: count }, (_, i) => run(i))

const second = await startSecondBackend({
  dataDir,
  database_url,
  storefront_url: process.env.STOREFRONT_URL ?? "http://localhost:8000",
})
const rows = []
try {
  const goods = await chooseGoods()
  const one = [{ inventory_item_id: goods.inventory_item_id, location_id: goods.location_id, quantity: -1 }]
  const opening = await freeAt(db, goods)
  const urls = [backend_url, second.url]
  for (const url of urls) await shopsAt(url, { ...goods, total_fen: -1 })

  for (let round = 1; round <= ROUNDS; round += 1) {
    await setFree(db, moveStock, [{ at: goods, free: 1 }])
    const tills = await openTills(
      database_url,
      Array.from({ length: TILLS }, () => [one]),
      { way: "guarded" }
    )
    const first = TURNS[(round - 1) % TURNS.length]
    const shop = () => begin(SHOPPERS, (i) => shopsAt(urls[i % 2], goods))
    let shopping = first === "shoppers" ? shop() : null
    if (shopping) await Promise.race(shopping)
    const selling = tills.go()
    if (first === "tills") await new Promise((resolve) => setTimeout(resolve, TILLS_START_MS))
    shopping ??= shop()
    const reserving = begin(WRITERS, () => reserves(goods))
    const [sales, orders, reservations] = await Promise.all([
      selling,
      Promise.all(shopping),
      Promise.all(reserving),
    ])

    const asked = [...orders, ...reservations]
    const times = [...sales, ...asked].map(({ ms }) => ms)
    rows.push({
      round,
      first,
      till: sales.filter(({ sold }) => sold).length,
      web: orders.filter(({ order_id }) => order_id).length,
      direct: reservations.filter(({ reservation_id }) => reservation_id).length,
      clean:
        sales.filter(({ sold, code }) => !sold && CLEAN.includes(code)).length +
        asked.filter(({ status }) => status >= 400 && status < 500).length,
      faults:
        sales.filter(({ sold, code }) => !sold && !CLEAN.includes(code)).length +
        asked.filter(({ status }) => status >= 500).length,
      median_ms: median(times),
      longest_till_ms: Math.max(...sales.map(({ ms }) => ms)),
      longest_ms: Math.max(...times),
      free_after: await freeAt(db, goods),
      locks: await locksLeft(db, 2_000),
    })
    for (const { order_id } of orders) if (order_id) await cancelOrder(admin, order_id)
    for (const { reservation_id } of reservations)
      if (reservation_id) await db.raw("DELETE FROM reservation_item WHERE id = ?", [reservation_id])
  }
  await setFree(db, moveStock, [{ at: goods, free: opening }])
} finally {
  await second.stop()
  await db.destroy()
}

const most = (of) => Math.max(...rows.map((row) => row[of]))
const bars = [
  {
    bar: "exactly one sale in every round",
    measured: rows.map(({ till, web, direct }) => till + web + direct).join(" "),
    holds: rows.every(({ till, web, direct, free_after }) => till + web + direct === 1 && free_after === 0),
  },
  { bar: "0 faults (5xx, deadlocks, time-outs)", measured: most("faults"), holds: most("faults") === 0 },
  {
    bar: `everybody is answered within ${LIMIT_MS} ms`,
    measured: most("longest_ms"),
    holds: most("longest_ms") <= LIMIT_MS,
  },
  { bar: "0 locks left after 2 s", measured: most("locks"), holds: most("locks") === 0 },
]
publish("last-unit", {
  rows,
  bars,
  facts: { tills: TILLS, shoppers: SHOPPERS, direct_writers: WRITERS, backends: 2, till_processes: 2 },
})
if (bars.some(({ holds }) => !holds)) process.exitCode = 1
