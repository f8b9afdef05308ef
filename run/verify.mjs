import { spawn } from "node:child_process"
import os from "node:os"
import { ensureInstalled, requireNode } from "./install.mjs"
import { at, bin, root } from "./paths.mjs"
import { say, table } from "./progress.mjs"
import { printFault } from "./refusal.mjs"

/** @typedef {{ name: string, run: () => Promise<{ ok: boolean, output: string }> }} Check */

/**
 * A check that is a program: green when it exits 0.
 * @param {string} name @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} [env] @param {string} [cwd]
 * @returns {Check}
 */
const program = (name, command, args, env = {}, cwd = root) => ({
  name,
  run: () =>
    new Promise((resolve) => {
      let output = ""
      const child = spawn(command, args, {
        cwd,
        env: { ...process.env, FORCE_COLOR: "0", NO_COLOR: "1", ...env },
        stdio: ["ignore", "pipe", "pipe"],
      })
      child.stdout.on("data", (chunk) => (output += chunk))
      child.stderr.on("data", (chunk) => (output += chunk))
      child.on("error", (error) => resolve({ ok: false, output: error.message }))
      child.on("close", (code) => resolve({ ok: code === 0, output }))
    }),
})

/** @param {string} name @param {string[]} args @param {NodeJS.ProcessEnv} [env] @param {string} [cwd] */
const node = (name, args, env, cwd) => program(name, process.execPath, args, env, cwd)

/** A check that is a function: green when it lists no problems. @param {string} name @param {() => Promise<string[]>} find @returns {Check} */
const listing = (name, find) => ({
  name,
  run: async () => {
    const problems = await find()
    return { ok: problems.length === 0, output: problems.join("\n") }
  },
})

const typecheck = (/** @type {string} */ workspace) =>
  program(`types of ${workspace}`, "npm", ["run", "typecheck", "--silent", "-w", `@baixian/${workspace}`])

const vitest = (/** @type {string} */ workspace) =>
  node(`unit tests of ${workspace}`, [bin.vitest, "run", "--passWithNoTests"], {}, at(workspace))

/** Longest first, so that the last one to end is a short one. @type {() => Check[]} */
const checks = () => [
  node("lint", [bin.eslint, ".", "--max-warnings", "0"]),
  node(
    "unit tests of backend",
    ["--experimental-vm-modules", bin.jest, "--passWithNoTests", "--forceExit"],
    { TEST_TYPE: "unit" },
    at("backend")
  ),
  ...["backend", "admin", "storefront", "seed", "e2e"].map(typecheck),
  node("types of run", [bin.tsc, "-p", "run"]),
  node("format", [bin.prettier, "--check", "--log-level", "warn", "."]),
  ...["storefront", "admin", "seed"].map(vitest),
  node("import rules", [
    bin.depcruise,
    "--config",
    ".dependency-cruiser.cjs",
    "backend",
    "admin",
    "storefront",
    "seed",
    "e2e",
    "run",
  ]),
  node("unused code", [bin.knip, "--no-progress"]),
  listing("docker-compose.yml", async () => (await import("./checks/compose.mjs")).composeProblems()),
  listing("files named in the docs", async () =>
    (await import("./checks/named-files.mjs")).namedFileProblems()
  ),
  listing(".env.example", async () => (await import("./checks/env-example.mjs")).envExampleProblems()),
  listing("lock file", async () => (await import("./checks/lockfile.mjs")).lockfileProblems()),
]

/** @param {Check} check */
async function timed({ name, run }) {
  const from = performance.now()
  /** @type {{ ok: boolean, output: string }} */
  let result
  try {
    result = await run()
  } catch (error) {
    result = { ok: false, output: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
  const seconds = (performance.now() - from) / 1000
  say(`  ${result.ok ? "✓" : "✗"} ${name.padEnd(28)} ${seconds.toFixed(1)} s`)
  return { name, seconds, ...result }
}

/** @param {Check[]} list @param {number} atOnce */
async function allOf(list, atOnce) {
  const waiting = [...list]
  /** @type {Awaited<ReturnType<typeof timed>>[]} */
  const done = []
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) done.push(await timed(next))
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return done
}

try {
  requireNode()
  await ensureInstalled()
  const only = process.argv.slice(2)
  const chosen = checks().filter(({ name }) => only.length === 0 || only.some((part) => name.includes(part)))
  if (chosen.length === 0) {
    say(
      `No check is called ${only.join(" or ")}. There are: ${checks()
        .map(({ name }) => name)
        .join(", ")}`
    )
    process.exit(1)
  }
  const from = Date.now()
  const done = await allOf(chosen, Math.max(2, Math.min(4, os.availableParallelism())))
  const failed = done.filter(({ ok }) => !ok)
  for (const { name, output } of failed) say(`\n──── ${name} ────\n${output.trim()}`)
  say()
  table([
    ["check", "", "seconds"],
    ...done.map(({ name, ok, seconds }) => [name, ok ? "ok" : "FAILED", seconds.toFixed(1)]),
  ])
  const took = `${((Date.now() - from) / 1000).toFixed(0)} s`
  say(
    failed.length === 0
      ? `\nAll ${done.length} checks passed in ${took}.`
      : `\n${failed.length} of ${done.length} checks failed (${took}): ${failed.map(({ name }) => name).join(", ")}`
  )
  process.exitCode = failed.length === 0 ? 0 : 1
} catch (error) {
  printFault(error)
  process.exitCode = 1
}
