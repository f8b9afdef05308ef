import { createHash } from "node:crypto"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
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

/** Fresh enough for a shelf: a browser asks again after five seconds, and shows its copy while it asks. */
const CACHE_CONTROL = "public, max-age=5, stale-while-revalidate=30"

/** Goes up when the same rows are answered in another shape, so that no browser keeps the old one. */
const SHAPE = "1"

const tagOf = (version: string): string =>
  `"${createHash("sha1").update(`${SHAPE} ${version}`).digest("base64url").slice(0, 16)}"`

function matches(ifNoneMatch: string | undefined, tag: string): boolean {
  return ifNoneMatch?.split(",").some((each) => each.trim().replace(/^W\//, "") === tag) ?? false
}

/** Leaves out parameters a form sent empty; `?origin=` means no origin was chosen. */
function given(query: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ""))
}

/**
 * Answers a read. Both doors lead here: the framework's route, which checked the key itself, and the lane, which checked
 * it from memory. One tag serves every address, because one version moves whenever anything shown does; what a browser
 * has under a matching tag is therefore still right, and it is told so without a query.
 */
export async function answerRead<Query>(
  read: StoreRead<Query>,
  req: MedusaRequest,
  res: MedusaResponse,
  { channels, params }: Pick<ReadContext, "channels" | "params">
): Promise<void> {
  const version = req.scope.resolve<CatalogModuleService>(CATALOG_MODULE).version()
  const tag = version === null ? null : tagOf(version)
  // Two keys may see different shelves, so no shared cache may mix them up.
  res.vary("x-publishable-api-key")
  if (tag && matches(req.headers["if-none-match"], tag)) {
    res.setHeader("Cache-Control", CACHE_CONTROL)
    res.setHeader("ETag", `W/${tag}`)
    res.status(304).end()
    return
  }

  const parsed = read.query.safeParse(given(req.query))
  if (!parsed.success) {
    res.setHeader("Cache-Control", "no-store")
    res.status(400).json(refusal(parsed.error))
    return
  }

  const db = req.scope.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const body = await read.answer({ db, channels, params, today: businessDay(new Date()) }, parsed.data)
  if (body === null) {
    res.setHeader("Cache-Control", "no-store")
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      "There is nothing here; it may have left the shop.",
      "not_found"
    )
  }

  res.setHeader("Content-Type", "application/json; charset=utf-8")
  res.setHeader("Cache-Control", CACHE_CONTROL)
  if (tag) res.setHeader("ETag", `W/${tag}`)
  res.end(body)
}

type StoreRequest = MedusaRequest & { publishable_key_context?: { sales_channel_ids: string[] } }

/** The ordinary route of a read, behind the framework's own checks. */
export function routeOf<Query>(read: StoreRead<Query>) {
  return async (req: StoreRequest, res: MedusaResponse): Promise<void> => {
    await answerRead(read, req, res, {
      channels: req.publishable_key_context?.sales_channel_ids ?? [],
      params: req.params,
    })
  }
}
