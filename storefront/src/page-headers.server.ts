import { createHash } from "node:crypto"
import { markScript } from "./ui/mark-script"

const markHash = `'sha256-${createHash("sha256").update(markScript).digest("base64")}'`

type Allowed = { nonce: string | null; stripe: boolean; image_origins: string[] }

/** Nothing foreign runs or loads, except Stripe's own script on Stripe's own page. */
export function secure(headers: Headers, { nonce, stripe, image_origins }: Allowed): void {
  const images = ["'self'", "data:", ...image_origins]
  const scripts = ["'self'", markHash, ...(nonce ? [`'nonce-${nonce}'`] : [])]
  const policy = {
    "default-src": ["'self'"],
    "script-src": stripe ? [...scripts, "https://js.stripe.com"] : scripts,
    "style-src": ["'self'"],
    "img-src": stripe ? [...images, "https://*.stripe.com"] : images,
    "connect-src": stripe ? ["'self'", "https://api.stripe.com"] : ["'self'"],
    "frame-src": stripe ? ["https://js.stripe.com", "https://hooks.stripe.com"] : ["'none'"],
    "frame-ancestors": ["'none'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "object-src": ["'none'"],
  }
  const text = Object.entries(policy).map(([name, sources]) => `${name} ${sources.join(" ")}`)
  headers.set("Content-Security-Policy", text.join("; "))
  headers.set("X-Content-Type-Options", "nosniff")
  headers.set("Referrer-Policy", "strict-origin-when-cross-origin")
  headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
}

/** Pages without anybody's cookies may be shared for a short while; the rest belongs to one shopper. */
export function share(headers: Headers, request: Request, page: { status: number; personal: boolean }): void {
  const anonymous = request.method === "GET" && !request.headers.has("cookie") && !headers.has("Set-Cookie")
  headers.append("Vary", "Cookie")
  if (page.personal || page.status >= 500) headers.set("Cache-Control", "private, no-store")
  else if (!anonymous) headers.set("Cache-Control", "private, no-cache")
  else headers.set("Cache-Control", "public, max-age=0, s-maxage=30, stale-while-revalidate=60")
}
