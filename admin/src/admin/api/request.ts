import type { ErrorAnswer } from "@baixian/backend/contract"

// Put in place by the dashboard's own bundler; empty when dashboard and backend share an address.
declare const __BACKEND_URL__: string | undefined

/** The backend said no. `fields` names inputs by JSON path; `code` chooses the screen's own words. */
export class RequestRefused extends Error {
  readonly status: number
  readonly code: string | null
  readonly fields: Record<string, string>

  constructor(status: number, answer: Partial<ErrorAnswer>) {
    super(answer.message ?? "")
    this.name = "RequestRefused"
    this.status = status
    this.code = answer.code ?? null
    this.fields = answer.fields ?? {}
  }
}

/** No answer in time: the request may or may not have been carried out. */
export class RequestTimedOut extends Error {
  constructor() {
    super("The backend did not answer in time.")
    this.name = "RequestTimedOut"
  }
}

/** For queries of one thing: what was refused is refused again, and what is not there does not appear by asking twice. */
export const retryOnce = (failures: number, error: Error): boolean =>
  failures < 1 && !(error instanceof RequestRefused && error.status < 500)

export type Query = Record<string, string | number | undefined>

/**
 * Asks the backend as the signed-in person (session cookie). Medusa's SDK is not used here because its error keeps
 * message and status only: forms need `fields` and `code`.
 */
export async function request<Answer>(
  path: string,
  { query, body, signal }: { query?: Query; body?: unknown; signal?: AbortSignal } = {}
): Promise<Answer> {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(new RequestTimedOut()), TIMEOUT_MS)
  const cancel = () => limit.abort(signal?.reason)
  signal?.addEventListener("abort", cancel)

  try {
    const response = await fetch(address(path, query), {
      method: body === undefined ? "GET" : "POST",
      credentials: "include",
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: limit.signal,
    })
    if (!response.ok) throw new RequestRefused(response.status, await errorAnswer(response))

    return (await response.json()) as Answer
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener("abort", cancel)
  }
}

const TIMEOUT_MS = 30_000

/** The address of a path with its query, for requests and for links that the browser follows itself. */
export function address(path: string, query: Query = {}): string {
  const base = (typeof __BACKEND_URL__ === "string" ? __BACKEND_URL__ : "").replace(/\/+$/, "")
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== "") search.set(key, String(value))

  return `${base}${path}${search.size > 0 ? `?${search}` : ""}`
}

/** A proxy may answer in HTML: then only the status speaks. */
async function errorAnswer(response: Response): Promise<Partial<ErrorAnswer>> {
  if (!response.headers.get("content-type")?.includes("json")) return {}

  return (await response.json()) as Partial<ErrorAnswer>
}
