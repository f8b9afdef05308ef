import type { IncomingMessage, ServerResponse } from "node:http"
import { parse as parseQuery } from "node:querystring"
import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareFunction,
} from "@medusajs/framework/http"
import { ApiLoader } from "@medusajs/framework/http"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { PublishableKeys } from "./publishable-keys"
import {
  type Answer,
  answerRead,
  notFound,
  send,
  type Sources,
  sourcesOf,
  type StoreRead,
} from "./store-read"

const KEY_HEADER = "x-publishable-api-key"
const KEY_CHECK = "ensurePublishableApiKeyMiddleware"

type Lane = { expression: RegExp; names: string[]; read: StoreRead }

/** `/catalog/:handle` → an expression for the path, and what its parts are called. */
function laneOf(read: StoreRead): Lane {
  const names: string[] = []
  const source = read.path.replace(/:(\w+)/g, (_, name: string) => {
    names.push(name)
    return "([^/]+)"
  })
  return { expression: new RegExp(`^${source}/?$`), names, read }
}

/** The read a path below `/store` asks for, with its parts still as they were sent. */
function find(lanes: readonly Lane[], path: string): { lane: Lane; parts: string[] } | null {
  for (const lane of lanes) {
    const found = lane.expression.exec(path)
    if (found) return { lane, parts: found.slice(1) }
  }
  return null
}

/** The keys of one application; a test starts several in one process. */
const keysOf = new WeakMap<Knex, PublishableKeys>()

function keys(db: Knex): PublishableKeys {
  const known = keysOf.get(db) ?? new PublishableKeys(db)
  keysOf.set(db, known)
  return known
}

type Found = NonNullable<ReturnType<typeof find>>

/** The answer to what was found, or null when the key opens nothing. */
async function answerFound(
  { lane, parts }: Found,
  sources: Sources,
  req: IncomingMessage,
  query: Record<string, unknown>
): Promise<Answer | null> {
  const channels = await keys(sources.db).channels(String(req.headers[KEY_HEADER]))
  if (!channels) return null

  const params: Record<string, string> = {}
  for (const [index, name] of lane.names.entries()) {
    const part = decoded(parts[index] ?? "")
    if (part === null) return notFound("This address cannot be read; check it for a stray %.")
    params[name] = part
  }
  return await answerRead(lane.read, sources, {
    channels,
    params,
    query,
    ifNoneMatch: req.headers["if-none-match"],
  })
}

/** Null for a malformed escape, which Express would answer with a 500. */
function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

type Handle = (req: IncomingMessage, res: ServerResponse, next?: (error?: unknown) => void) => void
/** Express's `app(req, res)` calls `app.handle`, which is what adapters for other servers call as well. */
type App = { handle: Handle }

const opened = new WeakSet<App>()

/**
 * Answers our reads before anything of the framework runs: no scope, session or body parser is made for them, which is
 * two thirds of what they would cost. Only where nothing of the framework is needed: a GET with a key, from no other
 * origin (a storefront's server sends none; a browser's cross-origin request goes on to CORS). A key that opens nothing
 * and every error go on to the framework too, so that its refusals are its own.
 */
function openFrontDoor(app: App, sources: Sources, lanes: readonly Lane[]): void {
  if (opened.has(app)) return
  opened.add(app)

  const handle = app.handle.bind(app)
  app.handle = (req, res, next) => {
    const found = frontDoorFind(req, lanes)
    if (!found) return handle(req, res, next)

    answerFound(found.found, sources, req, found.query)
      .then((answer) => (answer ? send(res, answer) : handle(req, res, next)))
      .catch((error: unknown) => (res.headersSent ? res.destroy(error as Error) : handle(req, res, next)))
  }
}

function frontDoorFind(
  req: IncomingMessage,
  lanes: readonly Lane[]
): { found: Found; query: Record<string, unknown> } | null {
  const url = req.url ?? ""
  if (req.method !== "GET" || !url.startsWith("/store/") || req.headers.origin || !req.headers[KEY_HEADER])
    return null

  const [path = "", text = ""] = url.slice("/store".length).split(/\?(.*)/s, 2)
  // Nested parameters mean nothing to us; what the framework makes of them is its business.
  if (/\[|%5b/i.test(text)) return null

  const found = find(lanes, path)
  return found && { found, query: text === "" ? {} : parseQuery(text) }
}

/**
 * The key check with a lane in front: a GET for one of our reads with a key that is known to be good is answered at once;
 * everything else goes on to the framework's own check.
 */
function checkWithLane(check: MiddlewareFunction, lanes: readonly Lane[]): MiddlewareFunction {
  return async (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    try {
      const found = req.method === "GET" && req.headers[KEY_HEADER] ? find(lanes, req.path) : null
      if (!found) return void check(req, res, next)

      const sources = sourcesOf(req.scope)
      const { projectConfig } = req.scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
      // What compresses answers stands behind the front door.
      if (!projectConfig.http.compression?.enabled) openFrontDoor(req.app as unknown as App, sources, lanes)

      const answer = await answerFound(found, sources, req, req.query)
      if (answer) return send(res, answer)

      // Medusa's own words, so that a client cannot tell which door refused it.
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        "A valid publishable key is required to proceed with the request"
      )
    } catch (error) {
      next(error)
    }
  }
}

type Trace = NonNullable<typeof ApiLoader.traceMiddleware> & { before?: typeof ApiLoader.traceMiddleware }

/**
 * Opens the lane for these reads. The seam is Medusa's public hook for wrapping a middleware as it is registered (what
 * its tracing uses), and the middleware wrapped is the publishable-key check of `/store`: CORS has been dealt with by
 * then, and what comes after it (locale, customer, 1,500 routes to try) is not needed. The first request through it opens
 * the front door. Should a later Medusa or Express call things otherwise, the routes answer as before, only slower
 * (docs/decisions/012).
 */
export function openStoreLane(reads: readonly StoreRead[]): void {
  const lanes = reads.map(laneOf)
  const current: Trace | undefined = ApiLoader.traceMiddleware
  const before = current && "before" in current ? current.before : current

  const trace: Trace = (handler, route) => {
    const isKeyCheck = handler.name === KEY_CHECK && route.route === "/store"
    const wrapped = isKeyCheck ? checkWithLane(handler as MiddlewareFunction, lanes) : handler
    return before ? before(wrapped, route) : wrapped
  }
  trace.before = before
  ApiLoader.traceMiddleware = trace
}
