import { spawn } from "node:child_process"
import crypto from "node:crypto"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { withRun } from "./command.mjs"
import { ensureInstalled, requireNode } from "./install.mjs"
import { at, bin } from "./paths.mjs"
import { endGroup, readJson } from "./processes.mjs"
import { say, step, table } from "./progress.mjs"
import { quiet } from "./quiet.mjs"
import { printFault, Refusal } from "./refusal.mjs"
import { specFiles, tallyOfJest, tallyOfPlaywright } from "./spec-files.mjs"

/** @typedef {import("./spec-files.mjs").Tally & { seconds: number }} Result */
/** @typedef {{ signal: AbortSignal, dir: string, env: NodeJS.ProcessEnv }} Ground what the runners stand on */

/** No runner may hang for ever; CI has 90 minutes for everything. */
const LIMIT_MINUTES = 30

/**
 * Runs one runner, its output visible, and reads its report.
 * @param {Ground} ground
 * @param {{ kind: string, cwd: string, args: string[], env?: NodeJS.ProcessEnv, report: string }} runner
 * @param {(kind: string, report: any) => import("./spec-files.mjs").Tally} tally
 * @returns {Promise<Result>}
 */
async function runRunner({ signal, env }, { kind, cwd, args, env: own, report }, tally) {
  signal.throwIfAborted()
  say(`\n──── ${kind} ────`)
  const from = Date.now()
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...env, ...own },
    stdio: ["ignore", "inherit", "inherit"],
    detached: true,
  })
  const end = () => (child.pid ? endGroup(child.pid) : undefined)
  const timer = setTimeout(end, LIMIT_MINUTES * 60_000)
  signal.addEventListener("abort", end, { once: true })
  const code = await new Promise((resolve) => child.on("close", resolve))
  clearTimeout(timer)
  signal.removeEventListener("abort", end)
  signal.throwIfAborted()
  const found = readJson(report, /** @type {unknown} */ (null))
  const seconds = (Date.now() - from) / 1000
  // A runner that died before it could report has failed, and so has one that is unhappy for a reason of its own.
  if (!found) return { kind, passed: 0, failed: 1, skipped: 0, files: [], seconds }
  const result = tally(kind, found)
  return { ...result, failed: result.failed === 0 && code !== 0 ? 1 : result.failed, seconds }
}

/** @param {Ground} ground @param {string} workspace */
const vitest = (ground, workspace) => {
  const kind = `unit (${workspace})`
  const report = path.join(ground.dir, `vitest-${workspace}.json`)
  const args = [
    bin.vitest,
    "run",
    "--passWithNoTests",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]
  return runRunner(ground, { kind, cwd: at(workspace), args, report }, tallyOfJest)
}

/** @param {Ground} ground @param {string} kind @param {string} type as backend/jest.config.js knows it @param {number} workers */
const jest = (ground, kind, type, workers) => {
  const report = path.join(ground.dir, `jest-${type.replace(":", "-")}.json`)
  const args = [
    "--experimental-vm-modules",
    bin.jest,
    `--maxWorkers=${workers}`,
    // In processes that make room for new ones once they hold this much: every suite starts an application, and what these
    // keep adds up to more than a process may hold.
    "--workerIdleMemoryLimit=1200MB",
    "--forceExit",
    "--passWithNoTests",
    "--json",
    `--outputFile=${report}`,
  ]
  return runRunner(ground, { kind, cwd: at("backend"), args, env: { TEST_TYPE: type }, report }, tallyOfJest)
}

/**
 * A system for the journeys, and which of e2e/playwright.config.ts's projects run on it.
 * @typedef {{ kind: string, projects: string[], redisUrl: string }} Errand `redisUrl` empty: everything in one process's memory
 */

/**
 * First as `npm start` runs it, then the journey from the buyer to the officer as a city would.
 * @param {string} redisUrl
 * @returns {Errand[]}
 */
const errands = (redisUrl) => [
  { kind: "journeys", projects: ["journeys", "elsewhere"], redisUrl: "" },
  { kind: "journeys (Redis)", projects: ["redis"], redisUrl },
]

/** @param {Ground} ground @param {import("./stack.mjs").Stack} stack @param {Errand} errand */
const playwright = (ground, stack, { kind, projects, redisUrl }) => {
  const [name] = projects
  const report = path.join(ground.dir, `playwright-${name}.json`)
  return runRunner(
    ground,
    {
      kind,
      cwd: at("e2e"),
      args: [
        bin.playwright,
        "test",
        ...projects.map((project) => `--project=${project}`),
        // Its own: a run begins with an empty folder, and what the other left behind to be looked at would be gone.
        `--output=test-results/${name}`,
        "--reporter=list,json",
      ],
      env: {
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        BAIXIAN_E2E_REDIS_URL: redisUrl,
        BACKEND_URL: stack.backend,
        STOREFRONT_URL: stack.storefront,
        DATABASE_URL: stack.database_url,
        BAIXIAN_DEMO_JSON: path.join(stack.dataDir, "demo.json"),
      },
      report,
    },
    tallyOfPlaywright
  )
}

/**
 * Database, Redis, browser and office of this run, all thrown away after it.
 * @param {AbortSignal} outer @param {(() => Promise<void> | void)[]} teardown
 * @param {{ needsOffice: boolean }} options only the HTTP tests open files
 */
async function prepare(outer, teardown, { needsOffice }) {
  const halt = new AbortController()
  const signal = AbortSignal.any([outer, halt.signal])
  const { startPostgres } = await import("./postgres.mjs")
  const { startRedis } = await import("./redis.mjs")
  const { requireBrowser } = await import("./browser.mjs")
  const { requireOffice } = await import("./office.mjs")
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "baixian-test-"))
  // The database may run as another user, who has to walk through here.
  fs.chmodSync(dir, 0o755)
  teardown.push(() => fs.rmSync(dir, { recursive: true, force: true }))

  const browser = await step("find a browser", async () => requireBrowser())
  const office = needsOffice ? await step("find LibreOffice", async () => requireOffice()) : ""
  const redis = await step("start Redis", () => startRedis({ dir }))
  teardown.push(redis.stop)
  const postgres = await step("start PostgreSQL", () =>
    startPostgres({
      dataDir: dir,
      // Its own, so that two runs at once never take each other's server for theirs.
      password: crypto.randomUUID(),
      durable: false,
      port: 55_432,
      log: path.join(dir, "postgres.log"),
    })
  )
  teardown.push(postgres.stop)
  // Every test that is left would only wait for its time to run out.
  void postgres.ended.then(() =>
    halt.abort(new Refusal("The tests' PostgreSQL ended by itself. Run npm test again."))
  )
  const env = {
    ...process.env,
    NODE_ENV: "test",
    // Medusa's test runner asks every other host for TLS, the same host by its number included.
    DB_HOST: "localhost",
    DB_PORT: String(postgres.port),
    DB_USERNAME: postgres.login.user,
    DB_PASSWORD: postgres.login.password,
    REDIS_URL: redis.url,
    CHROME_BIN: browser,
    SOFFICE_BIN: office,
    // Medusa would tell of every boot and every job.
    LOG_LEVEL: "error",
    ...quiet(),
  }
  return { ground: { signal, dir, env }, redis, databaseUrl: postgres.url("baixian_journeys") }
}

/**
 * Journeys on a whole system of their own; the second time it finds database, seed and build as the first left them. A
 * system that does not come up is a failure among the others, so that their results are still told.
 * @param {Ground} ground @param {string} databaseUrl @param {Errand} errand
 * @returns {Promise<Result>}
 */
async function journeys(ground, databaseUrl, errand) {
  const { kind, redisUrl } = errand
  say(`\n──── a whole system for the ${kind} ────`)
  const from = Date.now()
  const { startStack } = await import("./stack.mjs")
  try {
    const stack = await startStack({
      dataDir: path.join(ground.dir, "stack"),
      ports: { backend: 0, storefront: 0 },
      databaseUrl,
      // Not what somebody's own environment says: orders are placed and cancelled here.
      env: { REDIS_URL: redisUrl, STRIPE_API_KEY: "", STRIPE_WEBHOOK_SECRET: "" },
      signal: ground.signal,
    })
    try {
      return await playwright(ground, stack, errand)
    } finally {
      await stack.stop()
    }
  } catch (error) {
    ground.signal.throwIfAborted()
    printFault(error)
    return { kind, passed: 0, failed: 1, skipped: 0, files: [], seconds: (Date.now() - from) / 1000 }
  }
}

/** @param {AbortSignal} signal @param {string[]} kinds @returns {Promise<Result[]>} */
async function runAll(signal, kinds) {
  const wants = (/** @type {string} */ kind) => kinds.length === 0 || kinds.includes(kind)
  /** @type {(() => Promise<void> | void)[]} */
  const teardown = []
  /** @type {Result[]} */
  const results = []
  try {
    const { ground, redis, databaseUrl } = await prepare(signal, teardown, { needsOffice: wants("http") })
    if (wants("unit")) {
      for (const workspace of ["storefront", "admin", "seed"]) results.push(await vitest(ground, workspace))
      results.push(await jest(ground, "unit (backend)", "unit", 2))
    }
    // One at a time: the rollups' tests wait until no transaction is open on the whole server.
    if (wants("modules")) results.push(await jest(ground, "modules", "integration:modules", 1))
    // Two at a time: each waits for the database half its time.
    if (wants("http")) results.push(await jest(ground, "http", "integration:http", 2))
    if (wants("journeys"))
      // A database of its own in that Redis: the HTTP tests leave their jobs in the first.
      for (const errand of errands(`${redis.url}/1`))
        results.push(await journeys(ground, databaseUrl, errand))
    return results
  } finally {
    for (const undo of teardown.toReversed()) await undo()
  }
}

/** @param {Result[]} results @param {string[]} kinds */
function report(results, kinds) {
  const sum = (/** @type {"passed" | "failed" | "skipped"} */ what) =>
    results.reduce((total, result) => total + result[what], 0)
  const ran = new Set(results.flatMap(({ files }) => files))
  const unrun = kinds.length === 0 ? specFiles().filter((file) => !ran.has(file)) : []
  say()
  table([
    ["kind", "files", "passed", "failed", "skipped", "seconds"],
    ...results.map(({ kind, files, passed, failed, skipped, seconds }) =>
      [kind, files.length, passed, failed, skipped, seconds.toFixed(0)].map(String)
    ),
  ])
  if (unrun.length > 0)
    say(`\nNo runner ran a test of these files:\n${unrun.map((file) => `  ${file}`).join("\n")}`)
  if (sum("skipped") > 0) say("\nA skipped test promises nothing: mend or delete it.")
  say(
    `\n${sum("passed")} passed, ${sum("failed") + unrun.length} failed${sum("skipped") > 0 ? `, ${sum("skipped")} skipped` : ""}`
  )
  return sum("failed") === 0 && sum("skipped") === 0 && unrun.length === 0 && sum("passed") > 0
}

/** `npm test` runs everything; `npm test -- unit http` only those kinds. */
await withRun(
  async (signal) => {
    requireNode()
    const kinds = process.argv.slice(2)
    const known = ["unit", "modules", "http", "journeys"]
    const unknown = kinds.find((kind) => !known.includes(kind))
    if (unknown)
      throw new Refusal(`There is no kind of test called "${unknown}". There are: ${known.join(", ")}`)
    await ensureInstalled({ signal })
    if (!report(await runAll(signal, kinds), kinds)) process.exitCode = 1
  },
  { lock: false }
)
