import crypto from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { at, bin, defaultDataDir } from "./paths.mjs"
import { build } from "./build.mjs"
import { ensureDatabase } from "./database.mjs"
import { fillDatabase, isProduction, requireSeed } from "./fill.mjs"
import { requireSpace } from "./install.mjs"
import { anyFreePort, isUp, requireFree } from "./ports.mjs"
import { startPostgres } from "./postgres.mjs"
import { causeIn, endGroup, launch, readJson, Roster, writeWhole } from "./processes.mjs"
import { skipped, step } from "./progress.mjs"
import { quiet } from "./quiet.mjs"
import { Refusal } from "./refusal.mjs"

/**
 * @typedef {{ email: string, password: string }} Login
 * @typedef {"admin" | "officer" | "chief" | "district" | "manager" | "deputy" | "clerk" | "neighbour" | "reporter" | "liaison" | "auditor"} Person
 * @typedef {{ backend: string, storefront: string, publishable_key: string, logins: Partial<Record<Person, Login>> }} Demo
 *   what `.data/demo.json` holds: addresses and who may log in
 */

/**
 * @typedef {object} StackOptions
 * @property {string} [dataDir] database, logs, secrets, uploads; default `.data` of the repository
 * @property {{ backend?: number, storefront?: number }} [ports] default 9000 and 8000 (PORT, STOREFRONT_PORT); 0 takes a free one
 * @property {string} [databaseUrl] default: the environment's DATABASE_URL, else a PostgreSQL of its own in `dataDir`
 * @property {Record<string, string>} [env] for the backend and the storefront, above everything else
 * @property {boolean} [development] reload on change instead of a build
 * @property {AbortSignal} [signal] stops a start half-way
 */

/**
 * @typedef {Demo & { database_url: string, dataDir: string, died: Promise<string>, stop: () => Promise<void> }} Stack
 *   a running system; `died` is settled with a sentence when a part of it ends by itself
 */

/**
 * @typedef {object} Run what the steps of one start share
 * @property {StackOptions} options
 * @property {string} dataDir
 * @property {Roster} roster
 * @property {AbortController} halt aborted when the start fails, is interrupted or its database dies
 * @property {AbortSignal} signal `halt`, or the caller's
 * @property {(() => Promise<void>)[]} teardown run last first
 * @property {(name: string) => string} logOf
 */

/** @typedef {Record<"JWT_SECRET" | "COOKIE_SECRET" | "DEMO_WALLET_SECRET" | "POSTGRES_PASSWORD", string>} Secrets */

/**
 * Starts everything: database, migrations, seed, build, backend and storefront; returns when both answer.
 * Leaves nothing running when it fails.
 * @param {StackOptions} [options]
 * @returns {Promise<Stack>}
 */
export async function startStack(options = {}) {
  const run = await beginRun(options)
  const stop = async () => {
    run.halt.abort(new Refusal("Stopped."))
    for (const undo of run.teardown.splice(0).toReversed()) await undo()
  }
  try {
    const { ports, urls } = await addresses(options)
    const database_url = await openDatabase(run)
    const env = backendEnvironment(run, { database_url, ports, urls })
    await allOrNothing(run, [
      fillDatabase(run, database_url, env),
      options.development ? null : buildStep(run),
    ])

    /** @type {Demo} */
    const demo = { ...urls, ...requireSeed(run) }
    const { died } = await serve(run, { env, ports, demo })
    writeWhole(path.join(run.dataDir, "demo.json"), `${JSON.stringify(demo, null, 2)}\n`, 0o600)
    return { ...demo, database_url, dataDir: run.dataDir, died, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/**
 * Prepares the data folder and clears away what a killed run left there.
 * @param {StackOptions} options
 * @returns {Promise<Run>}
 */
export async function beginRun(options) {
  const dataDir = path.resolve(options.dataDir ?? defaultDataDir())
  fs.mkdirSync(dataDir, { recursive: true })
  requireSpace(dataDir, 300, "the database")
  const roster = new Roster(path.join(dataDir, "processes.json"))
  const leftovers = await roster.endLeftovers()
  if (leftovers.length > 0) skipped("end what an earlier run left", leftovers.join(", "))
  const halt = new AbortController()
  return {
    options,
    dataDir,
    roster,
    halt,
    signal: options.signal ? AbortSignal.any([options.signal, halt.signal]) : halt.signal,
    teardown: [],
    logOf: (name) => path.join(dataDir, "logs", `${name}.log`),
  }
}

/**
 * Waits for all; when one fails the others are stopped and waited for, and the first failure is thrown.
 * @param {Run} run @param {(Promise<unknown> | null)[]} works
 */
async function allOrNothing(run, works) {
  const watched = works.map(async (work) => {
    try {
      await work
    } catch (error) {
      if (!run.signal.aborted) run.halt.abort(error)
      throw error
    }
  })
  await Promise.allSettled(watched)
  run.signal.throwIfAborted()
}

/** Secrets of this machine, made once. @param {string} dataDir @returns {Secrets} */
export function localSecrets(dataDir) {
  const file = path.join(dataDir, "secrets.json")
  const kept = readJson(file, /** @type {Partial<Secrets>} */ ({}))
  const made = () => crypto.randomBytes(24).toString("hex")
  const all = {
    JWT_SECRET: kept.JWT_SECRET ?? made(),
    COOKIE_SECRET: kept.COOKIE_SECRET ?? made(),
    DEMO_WALLET_SECRET: kept.DEMO_WALLET_SECRET ?? made(),
    POSTGRES_PASSWORD: kept.POSTGRES_PASSWORD ?? made(),
  }
  if (JSON.stringify(all) !== JSON.stringify(kept)) writeWhole(file, JSON.stringify(all, null, 2), 0o600)
  return all
}

/**
 * The database of this run: the one asked for, or our own PostgreSQL.
 * @param {Run} run
 * @returns {Promise<string>} its connection string
 */
export async function openDatabase(run) {
  const given = run.options.databaseUrl ?? process.env.DATABASE_URL
  if (given) {
    await step("find the database", () => ensureDatabase(given, { production: isProduction() }))
    return given
  }
  return await step("start PostgreSQL", async (note) => {
    const log = run.logOf("postgres")
    const password = localSecrets(run.dataDir).POSTGRES_PASSWORD
    const postgres = await startPostgres({
      dataDir: run.dataDir,
      password,
      durable: true,
      log,
      roster: run.roster,
    })
    run.teardown.push(postgres.stop)
    void postgres.ended.then(() => run.halt.abort(new Refusal(`PostgreSQL ended. ${causeIn(log)}`)))
    if (postgres.moved)
      note(`the database user may not enter ${run.dataDir}; its data lies in ${postgres.moved}`)
    await ensureDatabase(postgres.url("baixian"), { production: isProduction() })
    return postgres.url("baixian")
  })
}

/** @param {string} name @param {number} usual */
function portFromEnvironment(name, usual) {
  const text = process.env[name]
  if (!text) return usual
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Refusal(`${name} is "${text}", which is no port. Use a number from 1 to 65535, such as ${usual}.`)
}

/** Where backend and shop will listen; refuses when somebody else does. @param {StackOptions} options */
export async function addresses({ ports: wanted = {} }) {
  const ports = {
    backend:
      wanted.backend === 0 ? await anyFreePort() : (wanted.backend ?? portFromEnvironment("PORT", 9000)),
    storefront:
      wanted.storefront === 0
        ? await anyFreePort()
        : (wanted.storefront ?? portFromEnvironment("STOREFRONT_PORT", 8000)),
  }
  await requireFree(ports.backend, "backend", "PORT")
  await requireFree(ports.storefront, "shop", "STOREFRONT_PORT")
  return {
    ports,
    urls: {
      backend: `http://localhost:${ports.backend}`,
      storefront: `http://localhost:${ports.storefront}`,
    },
  }
}

/**
 * @param {Run} run
 * @param {{ database_url: string } & Awaited<ReturnType<typeof addresses>>} facts
 * @returns {NodeJS.ProcessEnv}
 */
export function backendEnvironment({ dataDir, options }, { database_url, ports, urls }) {
  const { JWT_SECRET, COOKIE_SECRET, DEMO_WALLET_SECRET } = localSecrets(dataDir)
  // In production the backend itself refuses what is unsafe; elsewhere this machine's own secrets do.
  const demo = isProduction() ? {} : { JWT_SECRET, COOKIE_SECRET, DEMO_WALLET_SECRET, BAIXIAN_DEMO: "true" }
  const origins = `${urls.storefront},${urls.backend}`
  return {
    BACKEND_URL: urls.backend,
    STOREFRONT_URL: urls.storefront,
    STORE_CORS: origins,
    ADMIN_CORS: origins,
    AUTH_CORS: origins,
    ...demo,
    ...process.env,
    NODE_ENV: options.development ? "development" : "production",
    DATABASE_URL: database_url,
    BAIXIAN_DATA_DIR: dataDir,
    PORT: String(ports.backend),
    ...quiet(),
    ...options.env,
  }
}

/** @param {Run} run */
const buildStep = ({ logOf, roster, signal }) =>
  step("build what changed", () => build({ log: logOf("build"), roster, signal }))

/**
 * Pictures drawn by the seed and uploads lie in `backend/static`. The built server looks for them in its own folder, which
 * every build empties, so that folder gets a link to them.
 */
function linkPictures() {
  const kept = at("backend", "static")
  const link = at("backend", ".medusa", "server", "static")
  fs.mkdirSync(kept, { recursive: true })
  if (fs.lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) return
  fs.rmSync(link, { recursive: true, force: true })
  fs.symlinkSync(kept, link)
}

/**
 * Starts backend and storefront and waits until both answer.
 * @param {Run} run
 * @param {{ env: NodeJS.ProcessEnv, ports: { backend: number, storefront: number }, demo: Demo }} facts
 */
async function serve(run, { env, ports, demo }) {
  const { development, env: above } = run.options
  const storefrontEnv = {
    ...process.env,
    NODE_ENV: env.NODE_ENV,
    PORT: String(ports.storefront),
    BACKEND_URL: demo.backend,
    STOREFRONT_URL: demo.storefront,
    PUBLISHABLE_KEY: demo.publishable_key,
    ...above,
  }
  const port = String(ports.backend)
  if (!development) linkPictures()
  const backend = development
    ? { args: [bin.medusa, "develop", "--no-lint", "--port", port], cwd: at("backend") }
    : { args: [bin.medusa, "start", "--port", port], cwd: at("backend", ".medusa", "server") }
  const storefront = development
    ? { args: [bin.reactRouter, "dev", "--port", String(ports.storefront)], cwd: at("storefront") }
    : { args: ["server.mjs"], cwd: at("storefront") }

  const common = { command: process.execPath, roster: run.roster }
  const parts = [
    launch({ name: "backend", ...common, ...backend, env, log: run.logOf("backend") }),
    launch({
      name: "storefront",
      ...common,
      ...storefront,
      env: storefrontEnv,
      log: run.logOf("storefront"),
    }),
  ]
  run.teardown.push(async () => {
    await Promise.all(parts.map(({ pid }) => (pid ? endGroup(pid, { grace_seconds: 6 }) : undefined)))
  })
  const died = Promise.race([...parts.map(endOf), abortOf(run.signal)])
  await allOrNothing(run, [
    step("start the backend", () => untilUp(run, `${demo.backend}/health/ready`, died, "backend")),
    step("start the shop", () => untilUp(run, `${demo.storefront}/`, died, "storefront")),
  ])
  return { died }
}

/** @param {ReturnType<typeof launch>} part */
async function endOf({ name, ended, log }) {
  const { code, signal: by, error } = await ended
  return `The ${name} ended (${error?.message ?? by ?? `exit ${code}`}). ${causeIn(log)}`
}

/** @param {AbortSignal} signal @returns {Promise<string>} */
const abortOf = (signal) =>
  new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve(String(signal.reason?.message ?? signal.reason)), {
      once: true,
    })
  })

/** @param {Run} run @param {string} url @param {Promise<string>} died @param {string} name */
async function untilUp(run, url, died, name) {
  let end = ""
  void died.then((sentence) => (end = sentence))
  const limit = Date.now() + 180_000
  while (Date.now() < limit) {
    run.signal.throwIfAborted()
    if (end) throw new Refusal(end)
    if (await isUp(url)) return
    await pause(100)
  }
  throw new Refusal(`${url} did not answer 200 within three minutes. ${causeIn(run.logOf(name))}`)
}
