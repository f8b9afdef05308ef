import { readdirSync } from "node:fs"
import { fileURLToPath } from "node:url"

const folder = fileURLToPath(new URL("../../backend/src/modules/ledger/migrations/", import.meta.url))

/** The statements that make an empty ledger, of every migration in its order: none can be forgotten. */
export async function ledgerTables(backend) {
  const statements = []
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .sort()) {
    const Migration = backend(`./src/modules/ledger/migrations/${name}`)[name.replace(".ts", "")]
    const migration = new Migration()
    await migration.up()
    statements.push(...migration.getQueries().map(String))
  }
  return statements
}
