import fs from "node:fs"
import path from "node:path"
import { pathToFileURL } from "node:url"
import { withRun } from "./command.mjs"
import { ensureInstalled, requireNode } from "./install.mjs"
import { at, defaultDataDir } from "./paths.mjs"
import { isUp } from "./ports.mjs"
import { readJson } from "./processes.mjs"
import { say } from "./progress.mjs"
import { Refusal } from "./refusal.mjs"

const folder = at("e2e", "bench")
const names = fs.existsSync(folder)
  ? fs
      .readdirSync(folder)
      .filter((file) => file.endsWith(".mjs"))
      .map((file) => file.replace(".mjs", ""))
  : []

/** The stack that already runs from this folder, if it answers. */
async function runningStack() {
  const demo = readJson(
    path.join(defaultDataDir(), "demo.json"),
    /** @type {import("./stack.mjs").Demo | null} */ (null)
  )
  return demo && (await isUp(`${demo.backend}/health/ready`)) ? demo : null
}

/**
 * Runs `e2e/bench/<name>.mjs`: it exports `bench(stack, args)`, prints a table and returns what goes into
 * `bench-results/<name>.json`. Uses the running stack, or starts one for the time of the bench.
 * @param {string} name @param {string[]} args @param {import("./stack.mjs").Demo} stack
 */
async function measure(name, args, stack) {
  const { bench } = await import(pathToFileURL(path.join(folder, `${name}.mjs`)).href)
  const result = await bench(stack, args)
  if (!result) return
  fs.mkdirSync(at("bench-results"), { recursive: true })
  fs.writeFileSync(at("bench-results", `${name}.json`), `${JSON.stringify(result, null, 2)}\n`)
  say(`\nWritten to bench-results/${name}.json`)
}

const [name, ...args] = process.argv.slice(2)
const running = await runningStack()
await withRun(
  async (signal) => {
    requireNode()
    if (!name || !names.includes(name)) {
      const list = names.length > 0 ? names.join(", ") : "none yet"
      if (name) throw new Refusal(`There is no bench called "${name}". There are: ${list}`)
      say(`npm run bench -- <name>\n\n${names.map((each) => `  ${each}`).join("\n") || "  none yet"}`)
      return
    }
    await ensureInstalled({ signal })
    if (running) return await measure(name, args, running)
    const { startStack } = await import("./stack.mjs")
    const stack = await startStack({ signal })
    try {
      await measure(name, args, stack)
    } finally {
      await stack.stop()
    }
  },
  { lock: !running }
)
