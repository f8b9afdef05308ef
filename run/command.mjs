import fs from "node:fs"
import path from "node:path"
import { takeLock } from "./lock.mjs"
import { at, defaultDataDir } from "./paths.mjs"
import { say } from "./progress.mjs"
import { printFault } from "./refusal.mjs"

/** @param {string} dataDir */
const alreadyRuns = (dataDir) =>
  `Baixian already runs from this folder (process {pid}). Stop it with Ctrl-C there, or use its addresses in ${path.join(dataDir, "demo.json")}.`

/**
 * The frame of every command that runs programs: reads .env, keeps a second one out of the same data folder, turns
 * Ctrl-C into an abort, tells faults as sentences, and ends with the right exit code once the work has cleaned up.
 * @param {(signal: AbortSignal) => Promise<void>} work
 * @param {{ lock?: boolean }} [options] lock false for what brings a data folder of its own
 */
export async function withRun(work, { lock = true } = {}) {
  const interruption = new AbortController()
  const { signal } = interruption
  for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    // A terminal and npm both hand on Ctrl-C, so it may arrive twice; once is enough.
    process.on(name, () => {
      if (!signal.aborted) say("\nStopping …")
      interruption.abort(new Error(`stopped by ${name}`))
    })
  }
  /** @type {() => void} */
  let giveBack = () => {}
  try {
    if (fs.existsSync(at(".env"))) process.loadEnvFile(at(".env"))
    if (lock) {
      const dataDir = defaultDataDir()
      fs.mkdirSync(dataDir, { recursive: true })
      giveBack = takeLock(path.join(dataDir, "start.lock"), alreadyRuns(dataDir))
    }
    await work(signal)
  } catch (error) {
    process.exitCode = signal.aborted ? 130 : 1
    if (!signal.aborted) printFault(error)
  } finally {
    giveBack()
  }
  // Keep-alive sockets of health checks must not hold a finished process.
  process.exit()
}
