import type { ErrorAnswer } from "@baixian/backend/contract"
import { data } from "react-router"
import { env } from "../env.server"
import { logLine } from "../log.server"
import { heldAnswer } from "./held-answers.server"

/**
 * What came of a question that may be refused. `unknown`: no answer (time-out, network, 5xx), so it may or may not have
 * happened; ask again with the same key.
 */
export type Outcome<Answer> =
  | { at: "answered"; answer: Answer }
  | { at: "refused"; status: number; refusal: ErrorAnswer }
  | { at: "unknown" }

type Question = {
  method?: "GET" | "POST"
  body?: unknown
  headers?: Record<string, string>
  /** The shopper's language, for sentences the backend writes. */
  lang?: string
  timeout_ms?: number
}

/** Asks once. Never throws for what the backend or the network does. */
export async function ask<Answer>(path: string, question: Question = {}): Promise<Outcome<Answer>> {
  const { backend_url, publishable_key, timeout_ms } = env()
  const { method = "GET", body, headers, lang } = question

  let response: Response
  try {
    response = await fetch(new URL(path, backend_url), {
      method,
      headers: {
        accept: "application/json",
        "x-publishable-api-key": publishable_key,
        ...(lang && { "accept-language": lang }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(question.timeout_ms ?? timeout_ms),
    })
    if (response.ok) return { at: "answered", answer: (await response.json()) as Answer }
    if (response.status >= 500) return noAnswer(method, path, `status ${response.status}`)

    const refusal = (await response.json().catch(() => null)) as ErrorAnswer | null
    return {
      at: "refused",
      status: response.status,
      refusal: refusal ?? { type: "unexpected", message: response.statusText },
    }
  } catch (error) {
    // Network failure, time-out or a torn body: for the asker all are "no answer".
    return noAnswer(method, path, error instanceof Error ? error.name : "unknown error")
  }
}

function noAnswer(method: string, path: string, reason: string): { at: "unknown" } {
  logLine("backend gave no answer", { method, path: path.split("?")[0] ?? path, reason })
  return { at: "unknown" }
}

/** Thrown by `read` when nobody answers; the root error page knows this status. */
const away = () => data({ reason: "backend_away" }, { status: 503, headers: { "Retry-After": "10" } })
/** What is asked for does not exist (any more). */
const missing = () => data({ reason: "not_found" }, { status: 404 })

/** A public page's data. Throws a 404 or 503 answer that the error page turns into words. */
export async function read<Answer>(path: string, lang?: string): Promise<Answer> {
  const outcome = await ask<Answer>(path, lang ? { lang } : {})
  if (outcome.at === "answered") return outcome.answer
  if (outcome.at === "refused" && outcome.status === 404) throw missing()
  if (outcome.at === "refused" && outcome.status === 400)
    throw data({ reason: "bad_question" }, { status: 400 })
  throw away()
}

/** As `read`, shared by all shoppers for some seconds and kept for when the backend is away. */
export async function readShared<Answer>(path: string, ttl_seconds: number): Promise<Answer> {
  return heldAnswer(
    path,
    ttl_seconds * 1000,
    () => read<Answer>(path),
    (error) => (error as { init?: { status?: number } }).init?.status === 503
  )
}

/** `?a=1&b=2` from what is set; empty strings and undefined are left out. */
export function query(params: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== "") search.set(name, String(value))
  }
  const text = search.toString()
  return text && `?${text}`
}
