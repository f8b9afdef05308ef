/** What the storefront needs to know about its surroundings, read from the environment once. */
export type Env = {
  backend_url: URL
  /** Medusa's publishable key: names the sales channel, sent with every question. */
  publishable_key: string
  timeout_ms: number
  /** Customer service, shown on the help page; null hides it. */
  service_phone: string | null
  /** Origins of uploaded product pictures that are not served by the backend itself. */
  image_origins: string[]
}

/** Throws with a sentence that names the variable and the way out. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const publishable_key = source.PUBLISHABLE_KEY?.trim()
  if (!publishable_key) {
    throw new Error(
      "PUBLISHABLE_KEY is missing: copy it from .data/demo.json or from the dashboard's settings."
    )
  }

  const backend_url = parseUrl("BACKEND_URL", source.BACKEND_URL || "http://localhost:9000")
  const timeout_ms = Number(source.BACKEND_TIMEOUT_MS || "8000")
  if (!Number.isInteger(timeout_ms) || timeout_ms < 100 || timeout_ms > 60_000) {
    throw new Error("BACKEND_TIMEOUT_MS must be a whole number of milliseconds from 100 to 60000.")
  }

  const image_origins = (source.IMAGE_ORIGINS ?? "")
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((origin) => parseUrl("IMAGE_ORIGINS", origin).origin)

  return {
    backend_url,
    publishable_key,
    timeout_ms,
    service_phone: source.SERVICE_PHONE?.trim() || null,
    image_origins,
  }
}

function parseUrl(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Error(`${name} must be an http(s) address, not "${text}".`)
  return url
}

let known: Env | null = null

/** The environment of this process. The first call parses it; `entry.server.tsx` makes that call at start. */
export function env(): Env {
  known ??= readEnv(process.env)
  return known
}
