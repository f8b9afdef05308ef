import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { DEMO_VARIABLE } from "./demo"
import { REDIS_VARIABLE } from "./redis-watch"

/**
 * Playwright's global set-up: uses the system whose `demo.json` is named in the environment, or starts a throw-away one
 * (own database, free ports) and takes it away afterwards. `BAIXIAN_E2E_DATABASE_URL` puts its data on another
 * PostgreSQL than the embedded one, `BAIXIAN_E2E_REDIS_URL` its events, workflows and locks on a Redis.
 */
export default async function startStackUnlessGiven(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[DEMO_VARIABLE]) return undefined

  // Orders are placed and cancelled here: never in a system somebody configured for real use.
  for (const name of ["DATABASE_URL", "REDIS_URL", "STRIPE_API_KEY", "STRIPE_WEBHOOK_SECRET"])
    delete process.env[name]
  // Only now: whoever brings a running system needs none of what starts one.
  const { startStack } = await import("../../run/stack.mjs")
  const dataDir = await mkdtemp(path.join(tmpdir(), "baixian-e2e-"))
  const { BAIXIAN_E2E_DATABASE_URL: databaseUrl, [REDIS_VARIABLE]: redisUrl } = process.env
  const stack = await startStack({
    dataDir,
    ports: { backend: 0, storefront: 0 },
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(redisUrl ? { env: { REDIS_URL: redisUrl } } : {}),
  })
  process.env[DEMO_VARIABLE] = path.join(stack.dataDir, "demo.json")

  return async () => {
    await stack.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
