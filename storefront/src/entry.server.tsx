import { randomBytes } from "node:crypto"
import { type EntryContext, type HandleErrorFunction, ServerRouter } from "react-router"
import { env } from "./env.server"
import { logLine } from "./log.server"
import { secure, share } from "./page-headers.server"
import { wholePage } from "./whole-page.server"
import { holdAllWords } from "./words/hold-all.server"

// Parsed at start, so that a missing key stops the process instead of the first shopper.
env()
holdAllWords()

/** What a page says about itself in its `handle`. */
export type PageHandle = { hydrates?: boolean; stripe?: boolean }

export default async function handleRequest(
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
  const page = <ServerRouter context={context} url={request.url} {...(nonce && { nonce })} />
  return new Response(await wholePage(page, { nonce }), { headers, status })
}

/** Unexpected errors only: a 404 or a 503 that we threw ourselves is not one. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted) return
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  logLine("request failed", { path: new URL(request.url).pathname, reason })
}
