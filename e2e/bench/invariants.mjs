/**
 * What must be true of any database of ours (bars.md "Invariants"), on the one in DATABASE_URL or of the running system: zero
 * rows each. Reads only. The tests hold their databases against the same list.
 */
import { backendCode } from "./backend-code.mjs"
import { publish } from "./report.mjs"
import { settings } from "./settings.mjs"

const backend = backendCode()
const { knex } = backend("@medusajs/framework/mikro-orm/knex")
const { invariants } = backend("./integration-tests/invariants")

const db = knex({ client: "pg", connection: settings().database_url, pool: { min: 0, max: 1 } })
const rows = []
try {
  for (const { name, broken } of invariants) {
    const began = performance.now()
    const found = await broken(db)
    rows.push({ invariant: name, broken: found.length, ms: Math.round(performance.now() - began) })
    for (const row of found) process.stdout.write(`${name}: ${JSON.stringify(row)}\n`)
  }
} finally {
  await db.destroy()
}
const broken = rows.filter((row) => row.broken > 0).length
publish("invariants", {
  rows,
  bars: [{ bar: "every invariant holds", measured: `${broken} broken`, holds: broken === 0 }],
  facts: {},
})
if (broken > 0) process.exitCode = 1
