import { spawn } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { withRun } from "./command.mjs"
import { ensureInstalled, requireNode } from "./install.mjs"
import { at, defaultDataDir, root } from "./paths.mjs"
import { isUp } from "./ports.mjs"
import { endGroup, readJson } from "./processes.mjs"
import { say } from "./progress.mjs"
import { quiet } from "./quiet.mjs"
import { Refusal } from "./refusal.mjs"

/** @typedef {{ backend: string, storefront: string, publishable_key: string, database_url: string, dataDir: string }} Target */

const folder = at("e2e", "bench")

/** The programs among the files of the folder: those that publish a result. The others are their parts. */
const names = () =>
  (fs.existsSync(folder) ? fs.readdirSync(folder) : [])
    .filter((file) => file.endsWith(".mjs"))
    .filter((file) => fs.readFileSync(path.join(folder, file), "utf8").includes('from "./report.mjs"'))
    .map((file) => path.basename(file, ".mjs"))

/** The system that already runs from this folder, if it answers. @returns {Promise<Target | null>} */
async function runningSystem() {
  const dataDir = defaultDataDir()
  const demo = readJson(
    path.join(dataDir, "demo.json"),
    /** @type {import("./stack.mjs").Demo | null} */ (null)
  )
  if (!demo || !(await isUp(`${demo.backend}/health/ready`))) return null
  const { POSTGRES_PASSWORD: password } = readJson(
    path.join(dataDir, "secrets.json"),
    /** @type {Record<string, string>} */ ({})
  )
  const port = readJson(path.join(dataDir, "postgres-port.json"), /** @type {number | null} */ (null))
  const own = `postgres://postgres:${password}@127.0.0.1:${port}/baixian`
  return { ...demo, dataDir, database_url: process.env.DATABASE_URL || own }
}

/**
 * Runs `e2e/bench/<name>.mjs` against a system; it prints a table and writes `bench-results/<name>.json`.
 * @param {string} name @param {string[]} args @param {Target} target @param {AbortSignal} signal
 */
async function measure(name, args, target, signal) {
  const child = spawn(process.execPath, [path.join(folder, `${name}.mjs`), ...args], {
    cwd: root,
    env: {
      ...process.env,
      ...quiet(),
      BACKEND_URL: target.backend,
      STOREFRONT_URL: target.storefront,
      PUBLISHABLE_KEY: target.publishable_key,
      DATABASE_URL: target.database_url,
      BAIXIAN_DEMO_JSON: path.join(target.dataDir, "demo.json"),
    },
    stdio: ["ignore", "inherit", "inherit"],
    detached: true,
  })
  const end = () => (child.pid ? endGroup(child.pid) : undefined)
  signal.addEventListener("abort", end, { once: true })
  const code = await new Promise((resolve) => child.on("close", resolve))
  signal.removeEventListener("abort", end)
  if (code !== 0 && !signal.aborted)
    throw new Refusal(`The bench "${name}" failed (exit ${code}); its own words are above.`)
}

const [name, ...args] = process.argv.slice(2)
const running = name ? await runningSystem() : null

/** `npm run bench -- <name>` measures the running system, or one it starts for the time; without a name it lists them. */
await withRun(
  async (signal) => {
    requireNode()
    if (!name)
      return say(
        `npm run bench -- <name>\n\n${
          names()
            .map((each) => `  ${each}`)
            .join("\n") || "  none yet"
        }`
      )
    if (!names().includes(name))
      throw new Refusal(`There is no bench called "${name}". There are: ${names().join(", ") || "none yet"}`)
    await ensureInstalled({ signal })
    if (running) return await measure(name, args, running, signal)
    const { startStack } = await import("./stack.mjs")
    const stack = await startStack({ signal })
    try {
      await measure(name, args, stack, signal)
    } finally {
      await stack.stop()
    }
  },
  { lock: Boolean(name) && !running }
)
