import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import type { ErrorAnswer } from "../contract"

/**
 * Parses the query string; the route reads `req.validatedQuery`. A refusal is 400 `{ type, message, code, fields }`: the
 * field map Medusa's own validator cannot give a form.
 */
export function validateQuery(schema: z.ZodType) {
  return (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
    const parsed = schema.safeParse(req.query)
    if (!parsed.success) {
      res.status(400).json(refusal(parsed.error))
      return
    }
    req.validatedQuery = parsed.data as Record<string, unknown>
    next()
  }
}

/** Parses the body; the route reads `req.validatedBody`. Refuses like `validateQuery`. */
export function validateBody(schema: z.ZodType) {
  return (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
    const parsed = schema.safeParse(req.body)
    if (!parsed.success) {
      res.status(400).json(refusal(parsed.error))
      return
    }
    req.validatedBody = parsed.data
    next()
  }
}

/** One sentence a field, by JSON path such as `lines.0.quantity`; unknown keys are named too. */
export function refusal(error: z.ZodError): ErrorAnswer {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [issue.path.join(".")]
    for (const key of keys) fields[key] ??= issue.message
  }
  const sentences = Object.entries(fields).map(([path, message]) => (path ? `${path}: ${message}` : message))
  return {
    type: MedusaError.Types.INVALID_DATA,
    message: sentences.join(" "),
    code: "invalid_fields",
    fields,
  }
}
