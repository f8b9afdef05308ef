import { createHash, randomBytes } from "node:crypto"
import { PassThrough } from "node:stream"
import { createReadableStreamFromReadable } from "@react-router/node"
import { isbot } from "isbot"
import { renderToPipeableStream } from "react-dom/server"
import { type EntryContext, type HandleErrorFunction, ServerRouter } from "react-router"
import { env } from "./env.server"
import { logLine } from "./log.server"
import { markScript } from "./ui/mark-script"
import { holdAllWords } from "./words/hold-all.server"

// Parsed at start, so that a missing key stops the process instead of the first shopper.
env()
holdAllWords()

const RENDER_LIMIT_MS = 10_000
const markHash = `'sha256-${createHash("sha256").update(markScript).digest("base64")}'`

/** What a page says about itself in its `handle`. */
export type PageHandle = { hydrates?: boolean; stripe?: boolean }

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext
): Promise<Response> {
  const handles = context.staticHandlerContext.matches.map(({ route }) => (route.handle ?? {}) as PageHandle)
  const hydrates = handles.some((handle) => handle.hydrates)
  const stripe = handles.some((handle) => handle.stripe)
  const nonce = hydrates ? randomBytes(16).toString("base64") : null

  headers.set("Content-Type", "text/html; charset=utf-8")
  secure(headers, nonce, stripe)
  share(headers, request, status, hydrates)
  return render(request, status, headers, context, nonce)
}

/** Nothing foreign runs or loads, except Stripe's own script on Stripe's own page. */
function secure(headers: Headers, nonce: string | null, stripe: boolean): void {
  const images = ["'self'", "data:", ...env().image_origins]
  const policy = {
    "default-src": ["'self'"],
    "script-src": [
      "'self'",
      markHash,
      ...(nonce ? [`'nonce-${nonce}'`] : []),
      ...(stripe ? ["https://js.stripe.com"] : []),
    ],
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
function share(headers: Headers, request: Request, status: number, hydrates: boolean): void {
  const anonymous = !request.headers.has("cookie") && !headers.has("Set-Cookie")
  headers.append("Vary", "Cookie")
  if (hydrates || status >= 500) headers.set("Cache-Control", "private, no-store")
  else if (!anonymous) headers.set("Cache-Control", "private, no-cache")
  else headers.set("Cache-Control", "public, max-age=0, s-maxage=30, stale-while-revalidate=60")
}

function render(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  nonce: string | null
): Promise<Response> {
  const whole = isbot(request.headers.get("user-agent") ?? "")

  return new Promise((resolve, reject) => {
    let shellSent = false
    const send = () => {
      shellSent = true
      const body = new PassThrough()
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
      pipe(body)
    }
    const { pipe, abort } = renderToPipeableStream(
      <ServerRouter context={context} url={request.url} {...(nonce && { nonce })} />,
      {
        ...(nonce && { nonce }),
        [whole ? "onAllReady" : "onShellReady"]: send,
        onShellError: reject,
        onError(error: unknown) {
          // Before the shell the promise rejects and the framework reports; afterwards nobody else would.
          if (shellSent) logLine("render failed", { reason: String(error) })
        },
      }
    )
    setTimeout(abort, RENDER_LIMIT_MS).unref()
  })
}

/** Unexpected errors only: a 404 or a 503 that we threw ourselves is not one. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted) return
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  logLine("request failed", { path: new URL(request.url).pathname, reason })
}
