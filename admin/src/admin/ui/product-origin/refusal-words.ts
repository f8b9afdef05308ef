import { RequestRefused } from "../../api/request"
import { failureText } from "../load-state"
import type { Words } from "../use-words"

const KNOWN = [
  "unknown_origin",
  "origin_too_wide",
  "unknown_supplier",
  "shares_not_whole",
  "unknown_product",
  "invalid_fields",
] as const

const knownCode = (error: RequestRefused) => KNOWN.find((code) => code === error.code)

/** Why nothing was saved, in the reader's language where the server's code is known. No answer is not a refusal. */
export function refusalText(error: Error, t: Words["t"]): string {
  if (!(error instanceof RequestRefused) || error.status >= 500) return t("product_origin.unknown_outcome")

  const code = knownCode(error)
  if (code) return t(`refusal.${code}`)

  return error.status === 400 && error.message ? error.message : failureText(error, t)
}

/** The sentence beside one field that the server named, if it did. */
export function fieldRefusal(error: Error | null, path: string, t: Words["t"]): string | undefined {
  const message = error instanceof RequestRefused ? error.fields[path] : undefined
  if (message === undefined || !(error instanceof RequestRefused)) return undefined

  const code = knownCode(error)

  return code && code !== "invalid_fields" ? t(`refusal.${code}`) : t("refusal.field", { message })
}
