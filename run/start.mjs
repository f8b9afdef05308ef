import fs from "node:fs"
import path from "node:path"
import { ensureInstalled, requireNode } from "./install.mjs"
import { takeLock } from "./lock.mjs"
import { at, defaultDataDir } from "./paths.mjs"
import { say, secondsSince, table } from "./progress.mjs"
import { printFault } from "./refusal.mjs"

/**
 * `npm start`: from a fresh clone to a running marketplace, and again in seconds.
 * @param {{ development?: boolean }} [options]
 */
export async function main({ development = false } = {}) {
  const from = Date.now()
  const interruption = new AbortController()
  let stop = async () => {}
  for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    // A terminal and npm both hand on Ctrl-C, so it may arrive twice; once is enough.
    process.on(name, () => interruption.abort(new Error(`stopped by ${name}`)))
  }
  const { signal } = interruption

  /** @type {() => void} */
  let giveBack = () => {}
  try {
    requireNode()
    if (fs.existsSync(at(".env"))) process.loadEnvFile(at(".env"))
    const dataDir = defaultDataDir()
    fs.mkdirSync(dataDir, { recursive: true })
    giveBack = takeLock(
      path.join(dataDir, "start.lock"),
      `Baixian already runs from this folder (process {pid}). Stop it with Ctrl-C there, or use its addresses in ${path.join(dataDir, "demo.json")}.`
    )
    say(`百县集 · Baixian${development ? " (development)" : ""}`)
    await ensureInstalled({ signal })
    // Only now: these need the packages.
    const { startStack } = await import("./stack.mjs")
    const stack = await startStack({ signal, development })
    stop = stack.stop
    welcome(stack, secondsSince(from), development)
    const end = await Promise.race([stack.died, aborted(signal)])
    if (!signal.aborted) {
      process.exitCode = 1
      process.stderr.write(`\n${end}\nStopping the rest.\n`)
    }
  } catch (error) {
    process.exitCode = signal.aborted ? 130 : 1
    if (!signal.aborted) printFault(error)
  } finally {
    if (signal.aborted) say("\nStopping …")
    await stop()
    giveBack()
  }
  // Keep-alive sockets of the health checks must not hold a finished process.
  process.exit()
}

/** @param {AbortSignal} signal @returns {Promise<string>} */
const aborted = (signal) =>
  new Promise((resolve) => {
    if (signal.aborted) resolve("")
    signal.addEventListener("abort", () => resolve(""), { once: true })
  })

/** @param {import("./stack.mjs").Stack} stack @param {string} seconds @param {boolean} development */
function welcome({ backend, storefront, logins, dataDir }, seconds, development) {
  say(`\nUp in ${seconds}${development ? ", reloading on change" : ""}.\n`)
  table([
    ["shop", storefront],
    ["dashboard", `${backend}/app`],
    ["logs", path.join(dataDir, "logs")],
  ])
  say()
  table([
    ["who", "email", "password"],
    ...Object.entries(logins).map(([who, { email, password }]) => [who, email, password]),
  ])
  say(`\nThe same is in ${path.join(dataDir, "demo.json")}. Ctrl-C stops everything.`)
}

if (process.argv[1] === new URL(import.meta.url).pathname) await main()
