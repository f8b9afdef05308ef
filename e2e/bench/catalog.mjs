/**
 * P3: the shop's list against stock Medusa's in the same process and data, and against the least a Node server could do.
 * Rounds alternate, because the machine is shared: the figures that count are ratios within a round.
 * Needs a running backend: BACKEND_URL, PUBLISHABLE_KEY and DATABASE_URL, or what `npm start` wrote to `.data/demo.json`.
 * Fills up to 5,000 products at 273 stocked places with rows of its own, and takes them out again at the end.
 */
import { fork } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import autocannon from "autocannon"
import pg from "pg"
import { backendCode } from "./backend-code.mjs"
import { makeCatalogue, removeMadeCatalogue } from "./made-catalogue.mjs"
import { median, processOn, processorMs, publish } from "./report.mjs"
import { settings } from "./settings.mjs"

const CONNECTIONS = 10
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5)
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5)
const PRODUCTS = 5_000
const POINTS = 273
/** Longest the read model may take to hold what was just put into Medusa's tables. */
const REFRESHED_WITHIN_MS = 120_000

const SETTLED_WITHIN_MS = 20_000

const { backend_url, publishable_key, database_url } = settings()
if (!backend_url || !publishable_key) {
  throw new Error("Set BACKEND_URL and PUBLISHABLE_KEY, or start the system with npm start.")
}
const key = { "x-publishable-api-key": publishable_key }
const listUrl = `${backend_url}/store/catalog?limit=24`

async function prepare(client) {
  await removeMadeCatalogue(client)
  const { rows: channels } = await client.query(
    `SELECT link.sales_channel_id AS id FROM api_key key
     JOIN publishable_api_key_sales_channel link ON link.publishable_key_id = key.id AND link.deleted_at IS NULL
     WHERE key.token = $1`,
    [publishable_key]
  )
  const channel = channels[0]?.id
  if (!channel) throw new Error("The publishable key opens no sales channel of this database.")

  const { rows: regions } = await client.query(
    "SELECT id FROM region WHERE currency_code = 'cny' AND deleted_at IS NULL ORDER BY created_at LIMIT 1"
  )
  const shown = (await (await fetch(listUrl, { headers: key })).json()).total
  const made = Math.max(0, PRODUCTS - shown)
  const { rows: places } = await client.query(
    "SELECT count(*)::int AS n FROM sales_point WHERE stock_location_id IS NOT NULL AND deleted_at IS NULL"
  )
  const points = Math.max(0, POINTS - places[0].n)
  if (made > 0) await makeCatalogue(client, { products: made, points, channel })

  const asked = Date.now()
  while ((await (await fetch(listUrl, { headers: key })).json()).total < PRODUCTS) {
    if (Date.now() - asked > REFRESHED_WITHIN_MS)
      throw new Error("The read model did not take the products in.")
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  return { channel, region_id: regions[0]?.id, made, refreshed_ms: Date.now() - asked }
}

async function bareServer(channel) {
  const { listItemsStatement } = backendCode()("./src/modules/catalog/statements/list-items")
  const { text, values } = listItemsStatement({
    channels: [channel],
    in_stock: false,
    sort: "relevance",
    limit: 24,
    offset: 0,
  })
  const child = fork(fileURLToPath(new URL("bare-server.mjs", import.meta.url)), {
    env: { ...process.env, BARE: JSON.stringify({ text, values, database_url, connections: CONNECTIONS }) },
  })
  const [port] = await once(child, "message")
  return { url: `http://127.0.0.1:${port}/`, end: () => child.kill() }
}

/**
 * Requests a second, latencies, and the processor time the serving process spent on each; throws when an answer was not
 * the one wanted.
 */
async function load({ url, headers, status = 200, seconds = SECONDS }) {
  const pid = processOn(Number(new URL(url).port))
  const before = processorMs(pid)
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: seconds, timeout: 60 })
  const codes = Object.keys(result.statusCodeStats ?? {})
  if (result.errors > 0 || codes.some((code) => code !== String(status))) {
    throw new Error(
      `${url} answered ${codes.join(", ") || "nothing"} with ${result.errors} errors; wanted ${status}.`
    )
  }
  const answered = Object.values(result.statusCodeStats ?? {}).reduce((all, { count }) => all + count, 0)
  const cpu_ms = (processorMs(pid) - before) / answered
  return {
    per_second: answered / result.duration,
    p50_ms: result.latency.p50,
    p99_ms: result.latency.p99,
    cpu_ms,
  }
}

/** Waits until the backend has nothing left of the load before: an answer of seconds goes on after its client is gone. */
async function settle() {
  let quick = 0
  for (const began = Date.now(); quick < 5 && Date.now() - began < SETTLED_WITHIN_MS;) {
    const asked = Date.now()
    await (await fetch(`${backend_url}/health`)).text()
    quick = Date.now() - asked < 25 ? quick + 1 : 0
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function measure(client, subjects) {
  const rounds = []
  // The first answers pay for plans and connections; nobody's figure should.
  for (const subject of Object.values(subjects)) await load({ ...subject, seconds: 1 })
  for (let round = 1; round <= ROUNDS; round += 1) {
    const figures = {}
    for (const [name, subject] of Object.entries(subjects)) {
      await settle(client)
      figures[name] = await load(subject)
    }
    rounds.push(figures)
    process.stdout.write(
      `round ${round}: ${Object.entries(figures)
        .map(
          ([name, { per_second, cpu_ms }]) => `${name} ${per_second.toFixed(1)}/s (${cpu_ms.toFixed(2)} ms)`
        )
        .join("  ")}\n`
    )
  }
  return rounds
}

async function main() {
  const client = new pg.Client(database_url)
  await client.connect()
  try {
    const { channel, region_id, made, refreshed_ms } = await prepare(client)
    const bare = await bareServer(channel)
    const etag = (await fetch(listUrl, { headers: key })).headers.get("etag")
    if (!etag) throw new Error("The list has no ETag: the read model's version is not known.")

    const fields = encodeURIComponent("*variants.calculated_price,+variants.inventory_quantity")
    const subjects = {
      // Answers in seconds, so its rounds are longer.
      stock: {
        url: `${backend_url}/store/products?limit=24&region_id=${region_id}&fields=${fields}`,
        headers: key,
        seconds: Math.max(SECONDS, 12),
      },
      catalog: { url: listUrl, headers: key },
      bare: { url: bare.url },
      not_modified: { url: listUrl, headers: { ...key, "if-none-match": etag }, status: 304 },
      health: { url: `${backend_url}/health` },
    }
    const rounds = await measure(client, subjects)
    bare.end()

    const ratio = (a, b) => median(rounds.map((round) => round[a].per_second / round[b].per_second))
    const bar = (name, want, value, unit) => ({
      bar: name,
      want: `≥ ${want} ${unit}`,
      got: `${value.toFixed(2)} ${unit}`,
      held: value >= want,
    })
    publish("catalog", {
      rows: Object.keys(subjects).map((name) => ({
        subject: name,
        per_second: Number(median(rounds.map((round) => round[name].per_second)).toFixed(1)),
        p50_ms: median(rounds.map((round) => round[name].p50_ms)),
        p99_ms: median(rounds.map((round) => round[name].p99_ms)),
        node_cpu_ms: Number(median(rounds.map((round) => round[name].cpu_ms)).toFixed(3)),
      })),
      bars: [
        bar("catalogue / bare Node + pg, uncached", 40, ratio("catalog", "bare") * 100, "%"),
        bar("If-None-Match / Medusa's /health", 80, ratio("not_modified", "health") * 100, "%"),
        bar("catalogue / stock list with price and inventory", 150, ratio("catalog", "stock"), "×"),
      ],
      facts: {
        products: PRODUCTS,
        made_products: made,
        stocked_places: POINTS,
        taken_in_after_ms: refreshed_ms,
        connections: CONNECTIONS,
        rounds: ROUNDS,
        seconds: SECONDS,
      },
    })
  } finally {
    await removeMadeCatalogue(client)
    await client.end()
  }
}

await main()
