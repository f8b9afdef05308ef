import fs from "node:fs"
import path from "node:path"
import { at, bin } from "./paths.mjs"
import { finishedSteps } from "./database.mjs"
import { fingerprint } from "./fingerprint.mjs"
import { causeIn, plainLine, readJson, runToEnd } from "./processes.mjs"
import { skipped, step } from "./progress.mjs"
import { Refusal } from "./refusal.mjs"

/** @typedef {import("./stack.mjs").Run} Run */
/** @typedef {Pick<import("./stack.mjs").Demo, "publishable_key" | "logins">} Seed what the seed writes into `seed.json` */

/** What a migration depends on: the tables' history, the links between modules and the packages that bring their own. */
const migrationSources = () => [
  ...fs
    .readdirSync(at("backend", "src", "modules"))
    .map((name) => at("backend", "src", "modules", name, "migrations")),
  ...["links", "migration-scripts", "search"].map((name) => at("backend", "src", name)),
  at("backend", "medusa-config.ts"),
  at("package-lock.json"),
]

const seedFile = (/** @type {Run} */ run) => path.join(run.dataDir, "seed.json")

/** @param {Run} run @returns {Seed | null} */
function findSeed(run) {
  const seed = readJson(seedFile(run), /** @type {Partial<Seed> | null} */ (null))
  return seed?.publishable_key && seed.logins ? /** @type {Seed} */ (seed) : null
}

/** Whoever says NODE_ENV=production means it: nothing is made up for them, neither secrets nor people with known passwords. */
export const isProduction = () => process.env.NODE_ENV === "production"

/**
 * What the seed left for people and scripts. Production has no seed: its key comes from the environment.
 * @param {Run} run
 * @returns {Seed}
 */
export function requireSeed(run) {
  if (isProduction()) {
    if (process.env.PUBLISHABLE_KEY) return { publishable_key: process.env.PUBLISHABLE_KEY, logins: {} }
    throw new Refusal(
      "Set PUBLISHABLE_KEY (dashboard, settings, publishable API keys): in production nothing is seeded."
    )
  }
  const seed = findSeed(run)
  if (seed) return seed
  throw new Refusal(`The seed ended without writing ${seedFile(run)}. ${causeIn(run.logOf("seed"))}`)
}

/**
 * One errand of Medusa's command line, from the sources.
 * @param {Run} run @param {string} name @param {string[]} args @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} [onLine]
 */
const medusa = ({ logOf, roster, signal }, name, args, env, onLine) =>
  runToEnd({
    name,
    command: process.execPath,
    args: [bin.medusa, ...args],
    cwd: at("backend"),
    env,
    log: logOf(name),
    roster,
    signal,
    onLine,
  })

/**
 * Migrates and seeds, each only when the database does not have this version behind it.
 * @param {Run} run @param {string} database_url @param {NodeJS.ProcessEnv} env
 * @param {{ again?: boolean }} [options] seeds even when it was done
 */
export async function fillDatabase(run, database_url, env, { again = false } = {}) {
  const finished = finishedSteps(database_url)
  const migrations = fingerprint(migrationSources())
  if ((await finished.of("migrate")) === migrations) skipped("migrate the database", "nothing new")
  else {
    await step("migrate the database", () =>
      medusa(run, "migrate", ["db:migrate", "--execute-safe-links"], env)
    )
    await finished.finish("migrate", migrations)
  }

  if (isProduction()) return skipped("seed", "never in production")
  const sources = fingerprint([at("seed")])
  const isSeeded = findSeed(run) !== null && (await finished.of("seed")) === sources
  if (isSeeded && !again) return skipped("seed", "already there")
  await step("seed", (note) => medusa(run, "seed", ["exec", "../seed/src/index.ts"], env, seedNotes(note)))
  requireSeed(run)
  await finished.finish("seed", sources)
}

/** Only the seed's own lines (`seed: 312 of 505 products`), not what Medusa says while it starts. @param {(text: string) => void} note */
const seedNotes = (note) => (/** @type {string} */ line) => {
  const own = /\bseed: (.+)$/.exec(plainLine(line))
  if (own?.[1]) note(own[1])
}
