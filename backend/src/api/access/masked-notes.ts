import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { maskedNote } from "../../modules/audit/mask"
import { staffOf } from "./staff"

/** What somebody wrote in their own words. */
const OWN_WORDS = /(^|_)(note|decision|reason|why)$/

/**
 * For reads of what staff wrote: an auditor sees everything that was done and no personal data, so numbers of phones and people in
 * a note are masked as in 操作记录. Who also reads it by another role reads it as it is.
 */
export function maskNotes(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  if (staffOf(req).grants.every(({ role }) => role === "auditor")) {
    const json = res.json.bind(res)
    res.json = (body: unknown) => json(withMaskedNotes(body, "") as never)
  }
  next()
}

function withMaskedNotes(value: unknown, key: string): unknown {
  if (typeof value === "string") return OWN_WORDS.test(key) ? maskedNote(value) : value
  if (Array.isArray(value)) return value.map((each) => withMaskedNotes(each, key))
  if (typeof value !== "object" || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withMaskedNotes(each, name)]))
}
