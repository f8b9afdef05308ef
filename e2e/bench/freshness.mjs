/**
 * P7 and the HTTP half of P6, on the running system: an order is paid in the demo wallet, and every report is asked whether the
 * sale is in it. `ledger` is asked over and over from the payment on, so its figure is how long a sale takes; the
 * reports are asked once each as soon as the ledger has it, and one without the sale is late. Orders stay paid: they are
 * sample sales of the demo. Needs a demo without other customers.
 */
import { median, percentile, publish } from "./report.mjs"
import { settings } from "./settings.mjs"
import { caller, checkOut, choosePurchase } from "./two-checkouts.mjs"

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 20)
const WARM_UP_ROUNDS = 2
const GIVE_UP_MS = 10_000
const { backend_url, publishable_key, officer } = settings()
if (!backend_url || !publishable_key || !officer)
  throw new Error("Start the system with npm start: its logins are needed.")

const reports = [
  "sales-by-county",
  "sales-by-district",
  "sales-by-hub",
  "sales-by-point",
  "sales-by-product",
  "sales-by-category",
  "sales-by-supplier",
  "sales-by-channel",
  "sales-by-venue",
  "sales-by-line",
  "sales-by-source",
  "sales-by-counting-type",
  "sales-by-catalogue",
  "sales-trend",
  "district-by-county",
  "sales-hours",
]

const shanghai = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" })
const today = shanghai.format(new Date())
const from = `${today.slice(0, 8)}01`
const [year, month] = from.split("-").map(Number)
const until = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
const period = `from=${from}&until=${until}`

const shop = caller(backend_url, { "x-publishable-api-key": publishable_key })
const { token } = await caller(backend_url, {})("POST", "/auth/user/emailpass", officer)
const officerAsks = caller(backend_url, { authorization: `Bearer ${token}` })

/** Lines of the period, as each answer counts them: one more with every order of one article. */
const asks = {
  ledger: async () => (await officerAsks("GET", `/admin/sales-lines?${period}&limit=1`)).total.rows,
  ...Object.fromEntries(
    reports.map((name) => [
      name,
      async () => (await officerAsks("GET", `/admin/reports/${name}?${period}`)).about.row_count,
    ])
  ),
}

async function pay({ payment }) {
  const charge = new URL(payment.url)
  const answer = await fetch(new URL(`${charge.pathname}/pay`, backend_url), {
    method: "POST",
    redirect: "manual",
  })
  if (answer.status !== 303) throw new Error(`The demo wallet answered ${answer.status}.`)
}

async function timed(ask) {
  const started = performance.now()
  const rows = await ask()
  return { rows, ms: performance.now() - started }
}

/** Milliseconds from the press on "pay" until the ledger has the line. */
async function untilInLedger(started, before) {
  for (;;) {
    if ((await asks.ledger()) > before) return performance.now() - started
    if (performance.now() - started > GIVE_UP_MS) return Infinity
  }
}

const purchase = await choosePurchase(shop, ROUNDS + WARM_UP_ROUNDS)
const seen = Object.fromEntries(Object.keys(asks).map((name) => [name, { http: [], late: 0 }]))
const fresh = []
for (let turn = 0; turn < ROUNDS + WARM_UP_ROUNDS; turn += 1) {
  const before = {}
  for (const [name, ask] of Object.entries(asks)) before[name] = await ask()
  const order = await checkOut(shop, purchase)
  const started = performance.now()
  await pay(order)
  const ms = await untilInLedger(started, before.ledger)
  const isWarm = turn >= WARM_UP_ROUNDS
  if (isWarm) fresh.push(ms)
  for (const [name, ask] of Object.entries(asks)) {
    const { rows, ms: http_ms } = await timed(ask)
    if (!isWarm) continue
    seen[name].http.push(http_ms)
    if (rows !== before[name] + 1) seen[name].late += 1
  }
}

const round = (value) => Number(value.toFixed(1))
const rows = Object.entries(seen).map(([report, { http, late }]) => ({
  report,
  http_p50_ms: round(median(http)),
  http_p95_ms: round(percentile(http, 0.95)),
  without_the_sale: late,
}))
const slowest = Math.max(...rows.map(({ http_p95_ms }) => http_p95_ms))
const late = rows.reduce((sum, { without_the_sale }) => sum + without_the_sale, 0)
const worst = Math.max(...fresh)
const { total } = await officerAsks("GET", "/admin/sales-lines?limit=1")
publish("freshness", {
  rows,
  bars: [
    {
      bar: "a paid order is in the ledger, worst",
      want: "≤ 1 s",
      got: `${Math.round(worst)} ms (median ${Math.round(median(fresh))})`,
      held: worst <= 1_000,
    },
    { bar: "reports without a sale that the ledger has", want: "0", got: String(late), held: late === 0 },
    { bar: "HTTP p95 of any report", want: "≤ 150 ms", got: `${slowest} ms`, held: slowest <= 150 },
  ],
  facts: { rounds: ROUNDS, ledger_lines: total.rows, period: [from, until] },
})
