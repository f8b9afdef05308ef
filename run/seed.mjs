import { ensureInstalled, requireNode } from "./install.mjs"
import { withRun } from "./command.mjs"

/** `npm run seed`: migrates and seeds the database that `npm start` uses, even when it was done; safe to run twice. */
await withRun(async (signal) => {
  requireNode()
  await ensureInstalled({ signal })
  const { addresses, backendEnvironment, beginRun, openDatabase } = await import("./stack.mjs")
  const { fillDatabase } = await import("./fill.mjs")
  const run = await beginRun({ signal })
  try {
    const database_url = await openDatabase(run)
    const places = await addresses({})
    await fillDatabase(run, database_url, backendEnvironment(run, { database_url, ...places }), {
      again: true,
    })
  } finally {
    for (const undo of run.teardown.splice(0).toReversed()) await undo()
  }
})
