import { randomBytes } from "node:crypto"
import { PassThrough } from "node:stream"
import { createReadableStreamFromReadable } from "@react-router/node"
import { isbot } from "isbot"
import { renderToPipeableStream } from "react-dom/server"
import { type EntryContext, type HandleErrorFunction, ServerRouter } from "react-router"
import { env } from "./env.server"
import { logLine } from "./log.server"
import { secure, share } from "./page-headers.server"
import { holdAllWords } from "./words/hold-all.server"

// Parsed at start, so that a missing key stops the process instead of the first shopper.
env()
holdAllWords()

const RENDER_LIMIT_MS = 10_000

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
  secure(headers, { nonce, stripe, image_origins: env().image_origins })
  share(headers, request, { status, personal: hydrates })
  return render(request, status, headers, context, nonce)
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
