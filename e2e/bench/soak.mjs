/**
 * R6 in its long form: twenty writers (sales, refunds, back-dated filings) for BENCH_MINUTES (10), while the folding process is
 * killed with SIGKILL and begun again BENCH_KILLS (50) times. At every checkpoint each report's sums are held against the sum
 * over all lines, in one snapshot; at the end every cell of every rollup is. Needs DATABASE_URL of a server where a database
 * may be created.
 */
import { fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import pg from "pg"
import { backendCode } from "./backend-code.mjs"
import { ledgerTables } from "./ledger-tables.mjs"
import { rawReads } from "./raw-reads.mjs"
import { publish } from "./report.mjs"
import { settings } from "./settings.mjs"

const MINUTES = Number(process.env.BENCH_MINUTES ?? 10)
const KILLS = Number(process.env.BENCH_KILLS ?? 50)
const WRITERS = 20
const SCRATCH = "baixian_bench_soak"

const backend = backendCode()
const { knex } = backend("@medusajs/framework/mikro-orm/knex")
const { appendSalesLines } = backend("./src/modules/ledger/append-sales-lines")
const { foldSalesLines } = backend("./src/modules/ledger/fold-sales-lines")
const { checkRollups } = backend("./src/modules/ledger/check-rollups")
const { sumsBy } = backend("./src/modules/ledger/sums")
const { comparedPeriods } = backend("./src/reports/periods")
const { madeSales } = backend("./src/modules/ledger/__tests__/made-sales")

const url = new URL(settings().database_url)
const connect = (most) => {
  const scratch = new URL(url)
  scratch.pathname = `/${SCRATCH}`
  return knex({ client: "pg", connection: scratch.href, pool: { min: 1, max: most } })
}

/** The process that is killed: it folds small steps, so that a kill nearly always hits one. */
async function foldForEver() {
  const db = connect(1)
  for (;;) {
    const folded = await foldSalesLines(db, 200)
    process.send?.(folded?.lines ?? 0)
  }
}

async function onServer(sql) {
  const client = new pg.Client(url.href)
  await client.connect()
  for (const statement of sql) await client.query(statement)
  await client.end()
}

const periods = comparedPeriods({ from: "2026-03-01", until: "2026-04-01" })
const cut = comparedPeriods({ from: "2026-02-27", until: "2026-03-31" })
const questions = [
  ["origin_code"],
  ["sales_point_code"],
  ["product_id"],
  ["channel"],
  ["district_code"],
  ["district_code", "origin_code"],
].flatMap((keys) => [
  { keys, of: periods },
  { keys, of: cut },
])

/** Every report of one instant against the lines of the same instant; answers how many differ. */
async function checkpoint(db) {
  return await db.transaction(
    async (tx) => {
      let differing = 0
      for (const { keys, of } of questions) {
        const kept = await sumsBy(tx, keys, of)
        const whole = await rawReads.by(tx, of, { keys })
        if (JSON.stringify(kept) !== JSON.stringify(whole)) differing += 1
      }
      return differing
    },
    { isolationLevel: "repeatable read" }
  )
}

async function main() {
  await onServer([
    `DROP DATABASE IF EXISTS ${SCRATCH} WITH (FORCE)`,
    `CREATE DATABASE ${SCRATCH} TEMPLATE template0 ENCODING 'UTF8'`,
  ])
  const db = connect(WRITERS + 4)
  for (const sql of await ledgerTables(backend)) await db.raw(sql)

  const until = Date.now() + MINUTES * 60_000
  let lines = 0
  let broken = 0
  let folded = 0
  let kills = 0
  let checkpoints = 0
  let differing = 0
  const writer = async (name) => {
    const made = madeSales(name + 1)
    for (let round = 0; Date.now() < until; round += 1) {
      const batch = made.lines(`${name}-${round}`)
      const breaksOff = made.chance(0.05)
      try {
        // Not `lines += await …`: that would add to what it was before the wait.
        const kept = await db.transaction(async (tx) => {
          const added = await appendSalesLines(tx, batch)
          if (breaksOff) throw new Error("breaks off")
          return added
        })
        lines += kept
      } catch (error) {
        if (!breaksOff) throw error
        broken += 1
      }
    }
  }
  const folder = async () => {
    while (Date.now() < until) {
      const child = fork(fileURLToPath(import.meta.url), ["--fold"])
      child.on("message", (count) => (folded += Number(count)))
      const lives = kills < KILLS ? (MINUTES * 60_000) / (KILLS + 1) : Math.max(0, until - Date.now())
      await new Promise((resolve) => setTimeout(resolve, Math.min(lives, Math.max(0, until - Date.now()))))
      child.kill("SIGKILL")
      await new Promise((resolve) => child.on("exit", resolve))
      kills += 1
    }
  }
  const reader = async () => {
    while (Date.now() < until) {
      differing += await checkpoint(db)
      checkpoints += 1
    }
  }
  await Promise.all([...Array.from({ length: WRITERS }, (_, name) => writer(name)), folder(), reader()])
  for (let more = true; more;) more = (await foldSalesLines(db))?.is_more_waiting ?? true
  differing += await checkpoint(db)
  const cells = await checkRollups(db)
  const { rows: counted } = await db.raw("SELECT count(*)::int AS lines FROM sales_line")
  await db.destroy()
  await onServer([`DROP DATABASE IF EXISTS ${SCRATCH} WITH (FORCE)`])

  publish("soak", {
    rows: [
      {
        minutes: MINUTES,
        lines,
        transactions_broken_off: broken,
        folded_by_killed: folded,
        kills,
        checkpoints,
      },
    ],
    bars: [
      { bar: "reports that differ from the lines", want: "0", got: String(differing), held: differing === 0 },
      {
        bar: "cells that differ from the lines",
        want: "0",
        got: String(cells.length),
        held: cells.length === 0,
      },
      {
        bar: "lines acknowledged and in the ledger",
        want: String(lines),
        got: String(counted[0].lines),
        held: counted[0].lines === lines,
      },
      { bar: "the folding process was killed", want: `≥ ${KILLS}`, got: String(kills), held: kills >= KILLS },
    ],
    facts: { questions: questions.length },
  })
}

if (process.argv.includes("--fold")) await foldForEver()
else await main()
