import { parseArgs } from "node:util"
import { withRun } from "./command.mjs"
import { ensureInstalled, requireNode } from "./install.mjs"
import { Refusal } from "./refusal.mjs"

const PROFILES = ["S", "M", "L"]

/** Of `npm run seed -- --profile L`; undefined when none is asked for, which means the one that is there, or S. */
function askedProfile() {
  const { values } = parsed()
  if (values.profile === undefined || PROFILES.includes(values.profile)) return values.profile
  throw new Refusal(
    `There is no sample ${values.profile}. Ask for one of ${PROFILES.join(", ")}: npm run seed -- --profile L`
  )
}

function parsed() {
  try {
    return parseArgs({ options: { profile: { type: "string" } } })
  } catch (error) {
    throw new Refusal(
      `${error instanceof Error ? error.message : error} Usage: npm run seed -- --profile ${PROFILES.join("|")}`
    )
  }
}

/** `npm run seed`: migrates and seeds the database that `npm start` uses, even when it was done; safe to run twice. */
await withRun(async (signal) => {
  const profile = askedProfile()
  requireNode()
  await ensureInstalled({ signal })
  const { addresses, backendEnvironment, beginRun, openDatabase } = await import("./stack.mjs")
  const { fillDatabase } = await import("./fill.mjs")
  const run = await beginRun({ signal })
  try {
    const database_url = await openDatabase(run)
    const places = await addresses({})
    const env = backendEnvironment(run, { database_url, ...places })
    await fillDatabase(run, database_url, profile ? { ...env, BAIXIAN_SEED_PROFILE: profile } : env, {
      again: true,
    })
  } finally {
    for (const undo of run.teardown.splice(0).toReversed()) await undo()
  }
})
