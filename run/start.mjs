import path from "node:path"
import { withRun } from "./command.mjs"
import { ensureInstalled, requireNode } from "./install.mjs"
import { say, secondsSince, table } from "./progress.mjs"
import { printFault, Refusal } from "./refusal.mjs"

/**
 * `npm start`: from a fresh clone to a running marketplace, and again in seconds. Runs until Ctrl-C, or until a part of
 * it ends by itself, which stops the rest.
 * @param {{ development?: boolean }} [options]
 */
export const start = ({ development = false } = {}) =>
  withRun(async (signal) => {
    const from = Date.now()
    requireNode()
    say(`百县集 · Baixian${development ? " (development)" : ""}`)
    await ensureInstalled({ signal })
    // Only now: this needs the packages.
    const { startStack } = await import("./stack.mjs")
    const stack = await startStack({ signal, development })
    try {
      welcome(stack, secondsSince(from), development)
      const end = await stack.died
      if (!signal.aborted) {
        printFault(new Refusal(`${end}\n\nStopping the rest.`))
        process.exitCode = 1
      }
    } finally {
      await stack.stop()
    }
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
  const people = Object.entries(logins).map(([who, { email, password }]) => [who, email, password])
  table([["who", "email", "password"], ...people])
  say(`\nThe same is in ${path.join(dataDir, "demo.json")}. Ctrl-C stops everything.`)
}

if (process.argv[1] === new URL(import.meta.url).pathname) await start()
