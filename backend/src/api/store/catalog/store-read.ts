import { createHash } from "node:crypto"
import type { ServerResponse } from "node:http"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import type { ErrorAnswer } from "../../../contract"
import { CATALOG_MODULE } from "../../../modules/catalog"
import type CatalogModuleService from "../../../modules/catalog/service"
import { businessDay } from "../../../values/business-day"
import { refusal } from "../../validate"

/** What an answer may depend on beside the query. `channels` are the sales channels the caller's key opens. */
export type ReadContext = {
  db: Knex
  channels: readonly string[]
  params: Readonly<Record<string, string>>
  today: string
}

/**
 * A public read of the shop: parse the query, run one statement, send its JSON text. `answer` returns null for "no such
 * thing". `path` is below `/store`, in Express's notation.
 */
export type StoreRead<Query = unknown> = {
  path: string
  query: z.ZodType<Query>
  answer(context: ReadContext, query: Query): Promise<string | null>
}

/** The little a read needs of the application. */
export type Sources = { db: Knex; catalog: Pick<CatalogModuleService, "version"> }

/** What was asked: the query as a framework or `node:querystring` parses it. */
export type Asked = Pick<ReadContext, "channels" | "params"> & {
  query: Readonly<Record<string, unknown>>
  ifNoneMatch: string | undefined
}

export type Answer = { status: 200 | 304 | 400 | 404; headers: Record<string, string>; body: string }

/** Fresh enough for a shelf: a browser asks again after five seconds, and shows its copy while it asks. */
const CACHE_CONTROL = "public, max-age=5, stale-while-revalidate=30"
/** Two keys may see different shelves, and two sites may ask: no shared cache may mix them up. */
const VARY = "Origin, x-publishable-api-key"
/** Goes up when the same rows are answered in another shape, so that no browser keeps the old one. */
const SHAPE = "1"

let last = { seen: "", tag: "" }

/**
 * One tag serves every address a key opens: the version moves whenever anything shown does. The channels are part of it,
 * because a key may come to open others.
 */
function tagOf(version: string, channels: readonly string[]): string {
  const seen = `${SHAPE} ${version} ${channels.join(",")}`
  if (last.seen !== seen) {
    const digest = createHash("sha1").update(seen).digest("base64url")
    last = { seen, tag: `"${digest.slice(0, 16)}"` }
  }
  return last.tag
}

function matches(ifNoneMatch: string | undefined, tag: string): boolean {
  return ifNoneMatch?.split(",").some((each) => each.trim().replace(/^W\//, "") === tag) ?? false
}

/** Leaves out parameters a form sent empty; `?origin=` means no origin was chosen. */
function given(query: Asked["query"]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ""))
}

function refused(status: 400 | 404, error: ErrorAnswer): Answer {
  const headers = {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
    Vary: VARY,
  }
  return { status, headers, body: JSON.stringify(error) }
}

export const notFound = (message: string): Answer =>
  refused(404, { type: MedusaError.Types.NOT_FOUND, message, code: "not_found" })

/**
 * Answers a read; every door leads here, so that all give the same answer. What a browser holds under the tag of the
 * version known from memory is still right, and it is told so without a query.
 */
export async function answerRead<Query>(
  read: StoreRead<Query>,
  { db, catalog }: Sources,
  { channels, params, query, ifNoneMatch }: Asked
): Promise<Answer> {
  const version = catalog.version()
  const headers: Record<string, string> = { "Cache-Control": CACHE_CONTROL, Vary: VARY }
  if (version !== null) {
    const tag = tagOf(version, channels)
    headers.ETag = `W/${tag}`
    if (matches(ifNoneMatch, tag)) return { status: 304, headers, body: "" }
  }

  const parsed = read.query.safeParse(given(query))
  // Read by whoever writes a client, before there is a request that could tell a language.
  if (!parsed.success) return refused(400, refusal(parsed.error, "english"))

  const body = await read.answer({ db, channels, params, today: businessDay(new Date()) }, parsed.data)
  if (body === null) return notFound("There is nothing here; it may have left the shop.")

  headers["Content-Type"] = "application/json; charset=utf-8"
  return { status: 200, headers, body }
}

export function send(res: ServerResponse, { status, headers, body }: Answer): void {
  if (status === 304) {
    res.writeHead(status, headers).end()
    return
  }
  const bytes = Buffer.from(body)
  res.writeHead(status, { ...headers, "Content-Length": bytes.length }).end(bytes)
}

export function sourcesOf(scope: MedusaContainer): Sources {
  return {
    db: scope.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION),
    catalog: scope.resolve<CatalogModuleService>(CATALOG_MODULE),
  }
}

type StoreRequest = MedusaRequest & { publishable_key_context?: { sales_channel_ids: string[] } }

/** The ordinary route of a read, behind the framework's own checks. */
export function routeOf<Query>(read: StoreRead<Query>) {
  return async (req: StoreRequest, res: MedusaResponse): Promise<void> => {
    const asked = {
      channels: req.publishable_key_context?.sales_channel_ids ?? [],
      params: req.params,
      query: req.query,
      ifNoneMatch: req.headers["if-none-match"],
    }
    send(res, await answerRead(read, sourcesOf(req.scope), asked))
  }
}
