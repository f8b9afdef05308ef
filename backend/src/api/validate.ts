import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import type { ErrorAnswer } from "../contract"
import { placesOf, plainFault } from "../values/plain-faults"
import { type Language, said, saidIn } from "../values/said"
import { languageOf } from "./reads-english"

/**
 * Parses the query string; the route reads `req.validatedQuery`. A refusal is 400 `{ type, message, code, fields }` in the
 * reader's language: the field map Medusa's own validator cannot give a form.
 */
export function validateQuery(schema: z.ZodType) {
  return (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
    const parsed = parse(schema, req.query, languageOf(req))
    if ("refused" in parsed) {
      res.status(400).json(parsed.refused)
      return
    }
    req.validatedQuery = parsed.data as Record<string, unknown>
    next()
  }
}

/** Parses the body; the route reads `req.validatedBody`. Refuses like `validateQuery`. */
export function validateBody(schema: z.ZodType) {
  return (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
    const parsed = parse(schema, req.body, languageOf(req))
    if ("refused" in parsed) {
      res.status(400).json(parsed.refused)
      return
    }
    req.validatedBody = parsed.data
    next()
  }
}

function parse(
  schema: z.ZodType,
  given: unknown,
  language: Language
): { data: unknown } | { refused: ErrorAnswer } {
  const broken = unreadableFields(given, language)
  if (broken) return { refused: broken }
  const parsed = schema.safeParse(given, { error: plainFault })
  return parsed.success ? { data: parsed.data } : { refused: refusal(parsed.error, language) }
}

/** So many fields are named; whoever sends more that nobody knows has enough to read. */
const MOST_FIELDS = 20
/** Nothing that we ask for is nested so deep. */
const MOST_LEVELS = 20
/** Of a name that somebody made up. */
const MOST_LETTERS = 80

const UNREADABLE = said("含有无法识别的字符，请去掉。", "Has a character that cannot be read; take it out.")

/** One sentence a field, by JSON path such as `lines.0.quantity`; unknown keys are named too. */
export function refusal(error: z.ZodError, language: Language): ErrorAnswer {
  const found = error.issues.flatMap((issue) =>
    placesOf(issue).map((place): [string, string] => [place.join("."), issue.message])
  )
  const fields = new Map<string, string>()
  for (const [path, message] of found) {
    if (fields.size === MOST_FIELDS) break
    const name = path.slice(0, MOST_LETTERS)
    if (!fields.has(name)) fields.set(name, saidIn(language, message))
  }
  return answerOf(fields, language, "invalid_fields")
}

/** What no database can keep as text: a zero byte, or half a character. */
const isUnreadable = (text: string): boolean => text.includes("\u0000") || /\p{Surrogate}/u.test(text)

/** The refusal of values that cannot be kept, by their JSON paths; null when all can. */
function unreadableFields(data: unknown, language: Language): ErrorAnswer | null {
  const fields = new Map<string, string>()
  const look = (value: unknown, path: readonly string[]): void => {
    if (fields.size === MOST_FIELDS) return
    if (typeof value === "string") {
      if (!isUnreadable(value)) return
      fields.set(path.join(".").slice(0, MOST_LETTERS), saidIn(language, UNREADABLE))
    } else if (typeof value === "object" && value !== null && path.length < MOST_LEVELS) {
      for (const [key, each] of Object.entries(value)) look(each, [...path, key])
    }
  }
  look(data, [])
  return fields.size > 0 ? answerOf(fields, language, "unreadable_text") : null
}

const words: Record<Language, { head: string; colon: string }> = {
  chinese: { head: "请改正后再提交。", colon: "：" },
  english: { head: "Correct this and send it again.", colon: ": " },
}

function answerOf(fields: ReadonlyMap<string, string>, language: Language, code: string): ErrorAnswer {
  const { head, colon } = words[language]
  const sentences = [...fields].map(([path, message]) => (path ? `${path}${colon}${message}` : message))
  return {
    type: MedusaError.Types.INVALID_DATA,
    message: [head, ...sentences].join(" "),
    code,
    // Of a map, because a sender may name a field __proto__, which an object would swallow.
    fields: Object.fromEntries(fields),
  }
}
