import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

const demoFile =
  process.env.BAIXIAN_DEMO_JSON || fileURLToPath(new URL("../../.data/demo.json", import.meta.url))

/** Where the running system is: the environment first, then what `npm start` wrote down. */
export function settings() {
  const demo = existsSync(demoFile) ? JSON.parse(readFileSync(demoFile, "utf8")) : {}
  const found = {
    backend_url: process.env.BACKEND_URL ?? demo.backend,
    publishable_key: process.env.PUBLISHABLE_KEY ?? demo.publishable_key,
    admin: demo.logins?.admin,
    officer: demo.logins?.officer,
    database_url: process.env.DATABASE_URL ?? demo.database_url ?? demo.database,
  }
  if (!found.database_url) {
    throw new Error(
      "Set DATABASE_URL, or start the system with npm start: the benchmark needs a database server."
    )
  }
  return found
}
