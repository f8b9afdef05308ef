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
    const broken = unreadableFields(req.query)
    if (broken) {
      res.status(400).json(broken)
      return
    }
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
    const broken = unreadableFields(req.body)
    if (broken) {
      res.status(400).json(broken)
      return
    }
    const parsed = schema.safeParse(req.body)
    if (!parsed.success) {
      res.status(400).json(refusal(parsed.error))
      return
    }
    req.validatedBody = parsed.data
    next()
  }
}

/** So many fields are named; whoever sends more that nobody knows has enough to read. */
const MOST_FIELDS = 20
/** Nothing that we ask for is nested so deep. */
const MOST_LEVELS = 20
/** Of a name that somebody made up. */
const MOST_LETTERS = 80

/** One sentence a field, by JSON path such as `lines.0.quantity`; unknown keys are named too. */
export function refusal(error: z.ZodError): ErrorAnswer {
  const found = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key): [string, string] => [[...issue.path, key].join("."), "Unknown; take it out."])
      : [[issue.path.join("."), issue.message] as [string, string]]
  )
  const fields: Record<string, string> = {}
  for (const [path, message] of found) {
    if (Object.keys(fields).length === MOST_FIELDS) break
    fields[path.slice(0, MOST_LETTERS)] ??= message
  }
  return answerOf(fields)
}

/** What no database can keep as text: a zero byte, or half a character. */
const isUnreadable = (text: string): boolean => text.includes("\u0000") || /\p{Surrogate}/u.test(text)

/** The refusal of values that cannot be kept, by their JSON paths; null when all can. */
function unreadableFields(data: unknown): ErrorAnswer | null {
  const fields: Record<string, string> = {}
  const look = (value: unknown, path: readonly string[]): void => {
    if (Object.keys(fields).length === MOST_FIELDS) return
    if (typeof value === "string") {
      if (!isUnreadable(value)) return
      fields[path.join(".").slice(0, MOST_LETTERS)] = "Has a character that cannot be read; take it out."
    } else if (typeof value === "object" && value !== null && path.length < MOST_LEVELS) {
      for (const [key, each] of Object.entries(value)) look(each, [...path, key])
    }
  }
  look(data, [])
  return Object.keys(fields).length > 0 ? { ...answerOf(fields), code: "unreadable_text" } : null
}

function answerOf(fields: Record<string, string>): ErrorAnswer {
  const sentences = Object.entries(fields).map(([path, message]) => (path ? `${path}: ${message}` : message))
  return {
    type: MedusaError.Types.INVALID_DATA,
    message: sentences.join(" "),
    code: "invalid_fields",
    fields,
  }
}
