import { z } from "@medusajs/framework/zod"

const flag = (fallback: "true" | "false") =>
  z
    .enum(["true", "false"])
    .default(fallback)
    .transform((value) => value === "true")

/** What Express understands under `trust proxy`. */
const Proxy = z.union(
  [z.enum(["loopback", "linklocal", "uniquelocal"]), z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()],
  "Expected addresses or networks (192.0.2.1, 10.0.0.0/8) or loopback, linklocal, uniquelocal, separated by commas."
)

const Env = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  DATABASE_URL: z.string().min(1).default("postgres://postgres:postgres@localhost:5432/baixian"),
  REDIS_URL: z.string().min(1).optional(),
  JWT_SECRET: z.string().min(1).default("supersecret"),
  COOKIE_SECRET: z.string().min(1).default("supersecret"),
  STORE_CORS: z.string().default("http://localhost:8000"),
  ADMIN_CORS: z.string().default("http://localhost:9000,http://localhost:5173"),
  AUTH_CORS: z.string().default("http://localhost:9000,http://localhost:8000,http://localhost:5173"),
  BACKEND_URL: z.url().default("http://localhost:9000"),
  STOREFRONT_URL: z.url().default("http://localhost:8000"),
  /** Whose word on a caller's address counts. */
  TRUSTED_PROXIES: z
    .string()
    .default("loopback")
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(Proxy)),
  MEDUSA_WORKER_MODE: z.enum(["shared", "server", "worker"]).default("shared"),
  /** A dashboard nobody touches for so long signs itself out; a token ends after as long. */
  STAFF_SESSION_IDLE_HOURS: z.coerce.number().min(0.25).max(24).default(12),
  /** The longest time between two sign-ins of a member of staff. */
  STAFF_SESSION_DAYS: z.coerce.number().min(0.5).max(31).default(7),
  DATABASE_POOL_MAX: z.coerce.number().int().min(2).max(200).default(30),
  /** `npm start` on one machine: plain http is fine and the demo wallet may be used, whatever NODE_ENV says. */
  BAIXIAN_DEMO: flag("false"),
  DEMO_WALLET: z.enum(["on", "off"]).optional(),
  DEMO_WALLET_SECRET: z.string().min(16).default("demo-wallet-secret-of-this-machine"),
  STRIPE_API_KEY: z.string().min(1).optional(),
  STRIPE_PUBLISHABLE_KEY: z.string().min(1).optional(),
  STRIPE_WEBHOOK_SECRET: z.string().min(1).optional(),
  /** Only for tests: a local server that speaks Stripe's HTTP. */
  STRIPE_API_BASE: z.url().optional(),
  ADMIN_DISABLED: flag("false"),
})

export type Env = z.infer<typeof Env> & { demoWallet: boolean }

/** One sentence per unsafe setting; empty when the process may start. */
export function unsafeSettings(env: z.infer<typeof Env>): string[] {
  const problems: string[] = []
  if (Boolean(env.STRIPE_API_KEY) !== Boolean(env.STRIPE_WEBHOOK_SECRET)) {
    problems.push(
      "Set STRIPE_API_KEY and STRIPE_WEBHOOK_SECRET together: without the secret a forged payment would count."
    )
  }
  // Not "server": Medusa's own command line sets that while it migrates or runs a script.
  if (env.MEDUSA_WORKER_MODE === "worker" && !env.REDIS_URL) {
    problems.push(
      "MEDUSA_WORKER_MODE=worker needs REDIS_URL: several processes cannot share locks and events in memory."
    )
  }
  if (env.NODE_ENV !== "production" || env.BAIXIAN_DEMO) return problems

  for (const name of ["JWT_SECRET", "COOKIE_SECRET"] as const) {
    if (env[name] === "supersecret" || env[name].length < 24) {
      problems.push(`Set ${name} to a random text of at least 24 characters (openssl rand -hex 32).`)
    }
  }
  if (env.DEMO_WALLET === "on") {
    problems.push("DEMO_WALLET=on would let anybody pay with play money; remove it in production.")
  }
  if (env.STRIPE_API_BASE) problems.push("STRIPE_API_BASE is for tests; remove it in production.")
  return problems
}

/**
 * The environment, parsed once; nobody else touches `process.env`. Throws with a sentence per problem, so that a wrong
 * setting stops the process before it opens a port.
 */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  // An empty variable (a bare `REDIS_URL=` in a file) means "not set".
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""))
  const parsed = Env.safeParse(set)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`)
    throw new Error(`The environment is not usable:\n${lines.join("\n")}\nSee .env.example.`)
  }
  const problems = unsafeSettings(parsed.data)
  if (problems.length > 0) {
    throw new Error(
      `Refusing to start:\n${problems.map((line) => `  ${line}`).join("\n")}\nSee .env.example.`
    )
  }
  const production = parsed.data.NODE_ENV === "production" && !parsed.data.BAIXIAN_DEMO
  return { ...parsed.data, demoWallet: !production && parsed.data.DEMO_WALLET !== "off" }
}

export const env = readEnv(process.env)
