import { readEnv } from "../../env"

const secret = "0123456789abcdef0123456789abcdef"
const production = { NODE_ENV: "production", JWT_SECRET: secret, COOKIE_SECRET: secret }

/** What the process says before it opens a port; null when it starts. */
function refusal(source: Record<string, string>): string | null {
  try {
    readEnv(source)
    return null
  } catch (error) {
    return (error as Error).message
  }
}

describe("readEnv", () => {
  it("starts with nothing set, the demo wallet on", () => {
    expect(readEnv({})).toMatchObject({ NODE_ENV: "development", DATABASE_POOL_MAX: 30, demoWallet: true })
  })

  it("takes an empty variable for one that is not set", () => {
    expect(readEnv({ REDIS_URL: "", STRIPE_API_KEY: "" }).REDIS_URL).toBeUndefined()
  })

  it("names every variable that cannot be read", () => {
    const said = refusal({ NODE_ENV: "prod", DATABASE_POOL_MAX: "1", BACKEND_URL: "not a url" })
    expect(said).toContain("NODE_ENV")
    expect(said).toContain("DATABASE_POOL_MAX")
    expect(said).toContain("BACKEND_URL")
  })

  it("trusts proxies on this machine, or those that are named, and refuses what is no address", () => {
    expect(readEnv({}).TRUSTED_PROXIES).toEqual(["loopback"])
    const named = ["loopback", "192.0.2.1", "10.0.0.0/8", "2001:db8::/32"]
    expect(readEnv({ TRUSTED_PROXIES: named.join(", ") }).TRUSTED_PROXIES).toEqual(named)
    expect(refusal({ TRUSTED_PROXIES: "loopback, proxy.example" })).toContain("TRUSTED_PROXIES")
    expect(refusal({ TRUSTED_PROXIES: "true" })).toContain("TRUSTED_PROXIES")
  })

  it.each([{ STRIPE_API_KEY: "sk_test" }, { STRIPE_WEBHOOK_SECRET: "whsec" }])(
    "refuses one half of Stripe's settings, in development too",
    (half) => {
      expect(refusal(half as unknown as Record<string, string>)).toContain("a forged payment would count")
    }
  )

  it("refuses a worker that shares locks and events with nobody", () => {
    expect(refusal({ MEDUSA_WORKER_MODE: "worker" })).toContain("needs REDIS_URL")
    expect(refusal({ MEDUSA_WORKER_MODE: "worker", REDIS_URL: "redis://localhost" })).toBeNull()
  })

  it("starts in production with real secrets, and without the demo wallet", () => {
    expect(readEnv(production).demoWallet).toBe(false)
  })

  it.each(["JWT_SECRET", "COOKIE_SECRET"])("refuses the default or a short %s in production", (name) => {
    const { [name]: _, ...without } = production as Record<string, string>
    expect(refusal(without)).toContain(`Set ${name} to a random text`)
    expect(refusal({ ...production, [name]: "supersecret" })).toContain(`Set ${name} to a random text`)
    expect(refusal({ ...production, [name]: "only-23-characters-long" })).toContain(`Set ${name}`)
    expect(refusal({ ...production, [name]: "exactly-24-characters-ok" })).toBeNull()
  })

  it("refuses play money in production", () => {
    expect(refusal({ ...production, DEMO_WALLET: "on" })).toContain("play money")
  })

  it("refuses a stand-in for Stripe in production", () => {
    expect(refusal({ ...production, STRIPE_API_BASE: "http://localhost:9999" })).toContain(
      "STRIPE_API_BASE is for tests"
    )
  })

  it("says everything at once", () => {
    const said = refusal({ NODE_ENV: "production", DEMO_WALLET: "on", STRIPE_API_KEY: "sk" })!
    expect(said.split("\n").filter((line) => line.startsWith("  "))).toHaveLength(4)
  })

  it("lets the demo on one machine run as production with its wallet, unless it is switched off", () => {
    expect(readEnv({ NODE_ENV: "production", BAIXIAN_DEMO: "true" }).demoWallet).toBe(true)
    expect(readEnv({ NODE_ENV: "production", BAIXIAN_DEMO: "true", DEMO_WALLET: "off" }).demoWallet).toBe(
      false
    )
  })
})
