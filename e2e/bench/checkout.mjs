/**
 * P5: what placing an online order costs the backend, `POST /store/checkout` against stock Medusa's seven calls: the same
 * product, place and data, one after the other in the same process. The figure is processor time, which a shared machine
 * disturbs least; batches alternate and ratios are taken within a round. Every order placed is asked for at Medusa's admin
 * API by the same questions, and cancelled at the end.
 * Needs a running backend on this machine: what `npm run bench -- checkout` hands over.
 */
import { cancelOrder, requireOrdinary } from "./placed-orders.mjs"
import { familyMs, median, processOn, processorMs, publish } from "./report.mjs"
import { settings } from "./settings.mjs"
import { caller, choosePurchase, placeOurs, placeStock } from "./two-checkouts.mjs"

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7)
/** In one batch; processor time is told in hundredths of a second. */
const ORDERS = Number(process.env.BENCH_ORDERS ?? 6)
const WARM_UP_ORDERS = 3
/** Work goes on after the answer (events, projection) and belongs to the order: a batch ends when the backend is quiet. */
const QUIET_MS_PER_SECOND = 40
const QUIET_WITHIN_MS = 20_000

const { backend_url, publishable_key, database_url, admin: login } = settings()
if (!backend_url || !publishable_key || !login)
  throw new Error("Start the system with npm start: its logins are needed.")

const shop = caller(backend_url, { "x-publishable-api-key": publishable_key })
const backend = processOn(Number(new URL(backend_url).port))
const postgres = processOn(Number(new URL(database_url).port || 5432))
if (!backend)
  throw new Error(`No process of this machine listens at ${backend_url}: its processor time cannot be read.`)

async function signIn() {
  const { token } = await caller(backend_url, {})("POST", "/auth/user/emailpass", login)
  return caller(backend_url, { authorization: `Bearer ${token}` })
}

/** Waits until the backend does next to nothing for half a second. */
async function quiet() {
  const until = Date.now() + QUIET_WITHIN_MS
  let before = processorMs(backend)
  let used = Infinity
  while (used > QUIET_MS_PER_SECOND / 2 && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    const now = processorMs(backend)
    used = now - before
    before = now
  }
}

/** Places `count` orders one after the other. Milliseconds per order: the backend's, the database's, the clock's. */
async function batch(place, purchase, { count, placed }) {
  await quiet()
  const before = { node: processorMs(backend), db: familyMs(postgres), at: Date.now() }
  for (let order = 0; order < count; order += 1) placed.push(await place(shop, purchase))
  const wall_ms = (Date.now() - before.at) / count
  await quiet()
  return {
    node_ms: (processorMs(backend) - before.node) / count,
    db_ms: (familyMs(postgres) - before.db) / count,
    wall_ms,
  }
}

const ways = { stock: placeStock, ours: placeOurs }

async function measure(purchase, placed) {
  const rounds = []
  // The first orders pay for plans, caches and compiling; nobody's figure should.
  for (const place of Object.values(ways)) await batch(place, purchase, { count: WARM_UP_ORDERS, placed })
  for (let round = 1; round <= ROUNDS; round += 1) {
    const figures = {}
    const names = round % 2 === 1 ? ["stock", "ours"] : ["ours", "stock"]
    for (const name of names) figures[name] = await batch(ways[name], purchase, { count: ORDERS, placed })
    rounds.push(figures)
    const { stock, ours } = figures
    process.stdout.write(
      `round ${round}: stock ${stock.node_ms.toFixed(0)} ms, ours ${ours.node_ms.toFixed(0)} ms, ` +
        `ratio ${(ours.node_ms / stock.node_ms).toFixed(3)}\n`
    )
  }
  return rounds
}

function tell(rounds, purchase, placed) {
  const middle = (name, figure) => Number(median(rounds.map((round) => round[name][figure])).toFixed(1))
  const ratio = (figure) => median(rounds.map(({ ours, stock }) => figure(ours) / figure(stock)))
  const node = ratio(({ node_ms }) => node_ms)
  publish("checkout", {
    rows: Object.keys(ways).map((name) => ({
      placed_by: name === "ours" ? "POST /store/checkout" : "stock, seven calls",
      backend_cpu_ms: middle(name, "node_ms"),
      database_cpu_ms: middle(name, "db_ms"),
      wall_ms: middle(name, "wall_ms"),
    })),
    bars: [
      {
        bar: "backend's processor time per order, ours / stock",
        want: "≤ 0.25",
        got: node.toFixed(3),
        held: node <= 0.25,
      },
    ],
    facts: {
      product: purchase.title,
      rounds: ROUNDS,
      orders_per_batch: ORDERS,
      ratio_of_each_round: rounds.map(({ ours, stock }) => Number((ours.node_ms / stock.node_ms).toFixed(3))),
      ratio_with_database: Number(ratio(({ node_ms, db_ms }) => node_ms + db_ms).toFixed(3)),
      ordinary_orders: placed.length,
    },
  })
}

async function main() {
  const admin = await signIn()
  const purchase = await choosePurchase(shop, 2 * (ROUNDS * ORDERS + WARM_UP_ORDERS))
  const placed = []
  try {
    const rounds = await measure(purchase, placed)
    for (const id of placed) await requireOrdinary(admin, id, purchase)
    tell(rounds, purchase, placed)
  } finally {
    for (const id of placed) await cancelOrder(admin, id)
  }
}

await main()
