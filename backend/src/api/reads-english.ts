import type { MedusaRequest } from "@medusajs/framework/http"
import type { Language } from "../values/said"

/**
 * Does this person read English rather than Chinese? What they chose in the dashboard (its cookie `lng`) says so, else their
 * browser; who says nothing reads Chinese.
 */
export function readsEnglish(req: MedusaRequest): boolean {
  const [, chosen = ""] = /(?:^|;\s*)lng=([a-z]{2})/.exec(req.get("cookie") ?? "") ?? []
  if (chosen === "en" || chosen === "zh") return chosen === "en"
  return req.acceptsLanguages("zh", "en") === "en"
}

/** The same, as the name of what a sentence in both languages is read in. */
export const languageOf = (req: MedusaRequest): Language => (readsEnglish(req) ? "english" : "chinese")
