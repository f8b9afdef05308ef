import { RequestRefused, RequestTimedOut } from "../api/request"
import { failureText } from "./load-state"
import type { Words } from "./use-words"

type Refusals = { [code: string]: string } & { unknown: string }

/**
 * Why a step came to nothing, in the words of its page; `refusals` are its sentences by the server's code, `unknown` the one
 * for an answer that never came.
 */
export function refusalOf(error: Error | null, refusals: Refusals, t: Words["t"]): string | null {
  if (!error) return null
  const isUnanswered = error instanceof RequestTimedOut || !(error instanceof RequestRefused)
  if (isUnanswered) return refusals.unknown

  return (error.code && refusals[error.code]) || failureText(error, t)
}

/** Why a step came to nothing, where the server itself refuses in the reader's language; `unknown` as above. */
export function refusalText(error: Error | null, unknown: string, t: Words["t"]): string | null {
  if (error instanceof RequestRefused && error.status === 400 && error.message) return error.message

  return refusalOf(error, { unknown }, t)
}
