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
import { answerRead, type StoreRead } from "./store-read"

const KEY_HEADER = "x-publishable-api-key"
const KEY_CHECK = "ensurePublishableApiKeyMiddleware"

type Lane = { match: (path: string) => Record<string, string> | null; read: StoreRead }

/** `/catalog/:handle` → a test of the path that hands out what stands in the place of `:handle`. */
function pathTest(pattern: string): Lane["match"] {
  const names: string[] = []
  const source = pattern.replace(/:(\w+)/g, (_, name: string) => {
    names.push(name)
    return "([^/]+)"
  })
  const expression = new RegExp(`^${source}/?$`)
  return (path) => {
    const found = expression.exec(path)
    if (!found) return null
    return Object.fromEntries(names.map((name, index) => [name, decoded(found[index + 1]!)]))
  }
}

/** Express fails with a 500 on a malformed escape; for a reader it is an address that leads nowhere. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch (error) {
    if (!(error instanceof URIError)) throw error
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      "This address cannot be read; check it for a stray %.",
      "not_found"
    )
  }
}

/** The keys of one application; a test starts several in one process. */
const keysOf = new WeakMap<Knex, PublishableKeys>()

function keys(db: Knex): PublishableKeys {
  const known = keysOf.get(db) ?? new PublishableKeys(db)
  keysOf.set(db, known)
  return known
}

/**
 * The key check with a lane in front: a GET for one of our reads with a key that is known to be good is answered at once;
 * everything else goes on to the framework's own check.
 */
function checkWithLane(check: MiddlewareFunction, lanes: readonly Lane[]): MiddlewareFunction {
  return async (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    try {
      const key = req.headers[KEY_HEADER]
      if (req.method !== "GET" || typeof key !== "string" || key === "") return void check(req, res, next)

      for (const { match, read } of lanes) {
        const params = match(req.path)
        if (!params) continue

        const channels = await keys(
          req.scope.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
        ).channels(key)
        if (!channels) {
          // Medusa's own words, so that a client cannot tell which door refused it.
          throw new MedusaError(
            MedusaError.Types.NOT_ALLOWED,
            "A valid publishable key is required to proceed with the request"
          )
        }
        return await answerRead(read, req, res, { channels, params })
      }
      check(req, res, next)
    } catch (error) {
      next(error)
    }
  }
}

type Trace = NonNullable<typeof ApiLoader.traceMiddleware> & { before?: typeof ApiLoader.traceMiddleware }

/**
 * Opens the lane for these reads. The seam is Medusa's public hook for wrapping a middleware as it is registered (what
 * its tracing uses), and the middleware wrapped is the publishable-key check of `/store`: CORS has been dealt with by
 * then, and what comes after it (locale, customer, 1,500 routes to try) is not needed. Should a later Medusa name the check
 * otherwise, the routes answer as before, only slower (docs/decisions/012).
 */
export function openStoreLane(reads: readonly StoreRead[]): void {
  const lanes = reads.map((read) => ({ match: pathTest(read.path), read }))
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
