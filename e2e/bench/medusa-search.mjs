/**
 * design.md §7 asks whether the shop could read from Medusa's own Search module instead of a table of its own
 * (docs/decisions/010). Both answer the same questions in turn over one pool: P3's list over 5,000 products, then P4's
 * search over 100,000 titles. The module has the tokens of `search-text.ts`, language `simple` and every advantage it
 * leaves: a card is kept as one text, the text for LIKE beside it, and no HTTP is in between.
 * Needs DATABASE_URL of a server where a database may be created, from the environment or `.data/demo.json`.
 */
import { existsSync, readFileSync } from "node:fs"
import pg from "pg"
import { backendCode } from "./backend-code.mjs"
import { percentile, publish } from "./report.mjs"
import { pageOf, questionOf, searchModule } from "./search-module.mjs"
import { settings } from "./settings.mjs"
import { titleQuestions } from "./title-questions.mjs"
import { makeTitles } from "./titles.mjs"

const TITLES = Number(process.env.BENCH_TITLES ?? 100_000)
const QUERIES = Number(process.env.BENCH_QUERIES ?? 100)
const LISTS = Number(process.env.BENCH_LISTS ?? 300)
const LISTED = 5_000
const SCRATCH = "baixian_bench_medusa_search"

const backend = backendCode()
const { searchDocument, normalise } = backend("./src/modules/catalog/search-text")
const { listItems, listItemsStatement } = backend("./src/modules/catalog/statements/list-items")
const { Migration20261123070000: Tables } = backend(
  "./src/modules/catalog/migrations/Migration20261123070000"
)
const { pinyin } = backend("pinyin-pro")

const titles = makeTitles(TITLES)
const origin = { code: "530827", county: "孟连", prefecture: "普洱", province: "云南" }

/** The products `from` ≤ n < `until`, made when they are needed: all their lexemes at once are a lot. */
const rowsOf = (from, until) =>
  titles.slice(from, until).map((title, index) => ({
    ...searchDocument({ title, other: [], places: [], latin: [], codes: [] }),
    id: `prod_${String(from + index).padStart(26, "0")}`,
    standing: ((from + index) * 7919) % TITLES,
    card: JSON.stringify({ title, price_fen: 2990, stock_band: "plenty", origin, filler: "x".repeat(600) }),
  }))

/** Cards and pages as long as real ones: PostgreSQL moves what is wide out of the heap, and only then. */
async function fillOurs(client, some) {
  await client.query(
    `INSERT INTO catalog_item (product_id, handle, standing, price_fen, sold_quantity, listed_at, available, channels, facets,
       title_text, search, search_text, search_source, card, detail)
     SELECT id, id, standing, standing % 9000, 0, now(), true, 'one', '{c:fruit,o:530000,o:530800,o:530827,s:one}',
       title_text, array_to_tsvector(lexemes), text, '{}', card::json, json_build_object('filler', repeat('x', 900))
     FROM jsonb_to_recordset($1::jsonb) AS row(id text, standing bigint, lexemes text[], text text, title_text text, card text)`,
    [JSON.stringify(some)]
  )
  // As a refresh leaves it: how many there are is written down.
  await client.query(`INSERT INTO catalog_total (channel, facet, items) SELECT channel, '', count(*)
    FROM catalog_item, (VALUES ('one'), ('')) seen(channel) GROUP BY channel
    ON CONFLICT (channel, facet) DO UPDATE SET items = excluded.items`)
}

/** Milliseconds until the answer, and those this process and PostgreSQL's spent on a processor for it. */
async function timed(pids, answer) {
  // Linux alone tells; elsewhere the figure is NaN.
  const spent = (pid) => {
    const file = `/proc/${pid}/schedstat`
    return existsSync(file) ? Number(readFileSync(file, "utf8").split(" ")[0]) / 1e6 : NaN
  }
  const onProcessor = () => pids.reduce((all, pid) => all + spent(pid), 0)
  const [postgres, node, began] = [onProcessor(), process.cpuUsage(), performance.now()]
  const body = await answer()
  const ms = performance.now() - began
  const { user, system } = process.cpuUsage(node)
  const node_ms = (user + system) / 1000
  return { body, ms, node_ms, cpu_ms: onProcessor() - postgres + node_ms }
}

function figures(times) {
  const at = (key, share) => {
    const values = times.map((time) => time[key])
    return Number(percentile(values, share).toFixed(2))
  }
  const cpu = { node_cpu_p50_ms: at("node_ms", 0.5), cpu_p50_ms: at("cpu_ms", 0.5) }
  return { p50_ms: at("ms", 0.5), p95_ms: at("ms", 0.95), ...cpu, cpu_p95_ms: at("cpu_ms", 0.95) }
}

const listed = { channels: ["one"], in_stock: false, sort: "relevance", limit: 24, offset: 0 }

/** P3: the shop's first page from the module, from our statement, and from the bare driver with our statement. */
async function compareLists({ module, client, pids }) {
  const statement = { name: "list", ...listItemsStatement(listed) }
  const ways = {
    module: () => module.answer(pageOf({ standing: "DESC" })),
    "module, in no order": () => module.answer(pageOf()),
    ours: () => listItems(module.db, listed),
    bare: async () => (await client.query(statement)).rows[0].body,
  }
  const times = Object.fromEntries(Object.keys(ways).map((by) => [by, []]))
  for (let round = 0; round < LISTS; round += 1) {
    for (const [by, way] of Object.entries(ways)) times[by].push(await timed(pids, way))
  }
  const shown = ([{ body }]) => JSON.parse(body).items.map(({ title }) => title)
  if (String(shown(times.module)) !== String(shown(times.ours))) throw new Error("The two lists differ.")
  return Object.entries(times).map(([by, each]) => ({ by, kind: "list", length: 24, ...figures(each) }))
}

/** P4: each question to both and to the oracle. */
async function compareSearches({ module, pids }) {
  const { kinds, hits } = titleQuestions(titles, { normalise, pinyin })
  const ways = {
    module: (q) => module.answer(questionOf(q)),
    ours: (q) => listItems(module.db, { ...listed, q }),
  }
  const found = []
  for (const { kind, length, make } of kinds) {
    const questions = Array.from({ length: QUERIES }, make).map((q) => ({ q, truth: hits(q) }))
    const times = { module: [], ours: [] }
    for (const { q, truth } of questions) {
      for (const [by, way] of Object.entries(ways)) {
        const time = await timed(pids, () => way(q))
        times[by].push({ ...time, truth, total: JSON.parse(time.body).total })
      }
    }
    const truths = questions.reduce((all, { truth }) => all + truth, 0)
    for (const [by, each] of Object.entries(times)) {
      const right = each.reduce((all, { total, truth }) => all + Math.min(total, truth), 0)
      const differing = each.filter(({ total, truth }) => total !== truth).length
      const mean_hits = Math.round(truths / QUERIES)
      found.push({ by, kind, length, ...figures(each), mean_hits, recall: right / truths, differing })
    }
  }
  return found
}

function barsOf(by, lists, searches) {
  const own = searches.filter((row) => row.by === by)
  const worst = (key) => Math.max(...own.map((row) => row[key]))
  const cost = (name) => lists.find((row) => row.by === name).cpu_p50_ms
  const share = Number(((cost("bare") / cost(by)) * 100).toFixed(1))
  const recall = Math.min(...own.map((row) => row.recall)) * 100
  const bar = (name, want, got, held) => ({ bar: `${name}, ${by}`, want, got, held })
  return [
    bar("P3: processor time of the bare driver in its own", "≥ 40 %", `${share} %`, share >= 40),
    bar("P4: p95 of any kind", "≤ 30 ms", `${worst("p95_ms")} ms`, worst("p95_ms") <= 30),
    bar("P4: p95 of processor time", "≤ 30 ms", `${worst("cpu_p95_ms")} ms`, worst("cpu_p95_ms") <= 30),
    bar("P4: recall", "100 %", `${recall.toFixed(2)} %`, recall === 100),
    bar("P4: most wrong totals of a kind", "0", String(worst("differing")), worst("differing") === 0),
  ]
}

const { database_url } = settings()
const server = new pg.Client(database_url)
const dropSql = `DROP DATABASE IF EXISTS ${SCRATCH} WITH (FORCE)`

async function main() {
  const url = Object.assign(new URL(database_url), { pathname: `/${SCRATCH}` }).href
  const module = await searchModule(url, rowsOf(0, LISTED))
  const client = new pg.Client(url)
  await client.connect()
  const tables = new Tables()
  await tables.up()
  for (const sql of tables.getQueries()) await client.query(sql)
  await fillOurs(client, rowsOf(0, LISTED))
  await client.query("VACUUM ANALYZE")
  const backends = await client.query("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
  const stores = { module, client, pids: backends.rows.map(({ pid }) => pid) }
  const lists = await compareLists(stores)

  const seconds = { module: 0, ours: 0 }
  for (let start = LISTED; start < TITLES; start += 5_000) {
    const some = rowsOf(start, start + 5_000)
    const began = performance.now()
    await module.add(some)
    const between = performance.now()
    await fillOurs(client, some)
    seconds.module += (between - began) / 1000
    seconds.ours += (performance.now() - between) / 1000
  }
  await client.query("VACUUM ANALYZE")
  const searches = await compareSearches(stores)
  const sizes = await client.query(
    `SELECT relname, pg_size_pretty(pg_total_relation_size(oid)) AS size FROM pg_class
     WHERE relkind = 'r' AND (relname = 'catalog_item' OR relname ~ '^search_pg_product')`
  )
  publish("medusa-search", {
    rows: [...lists, ...searches],
    bars: ["module", "ours"].flatMap((by) => barsOf(by, lists, searches)),
    facts: { titles: TITLES, queries_each: QUERIES, lists: LISTS, fill_seconds: seconds, sizes: sizes.rows },
  })
  await client.end()
  await module.close()
}

await server.connect()
await server.query(dropSql)
await server.query(`CREATE DATABASE ${SCRATCH} TEMPLATE template0 ENCODING 'UTF8'`)
try {
  await main()
} finally {
  await server.query(dropSql)
  await server.end()
}
