import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { ErrorAnswer } from "../contract"
import type { DocumentRefusal } from "../modules/stock/documents/refusal"
import { languageOf } from "./reads-english"

const statuses: Readonly<Record<string, number>> = {
  [MedusaError.Types.NOT_FOUND]: 404,
  [MedusaError.Types.CONFLICT]: 409,
}

/** A workflow hands out a copy of what its steps throw, so it is recognised by its shape, never by its class. */
export function isSaid(error: unknown): error is DocumentRefusal & { code: string } {
  return typeof error === "object" && error !== null && "said_fields" in error && "chinese" in error
}

/** Answers a refusal whose sentence and fields there are in both languages. */
export function answerSaid(
  error: DocumentRefusal & { code: string },
  req: MedusaRequest,
  res: MedusaResponse
): void {
  const language = languageOf(req)
  const fields = Object.entries(error.said_fields).map(([path, said]) => [path, said[language]] as const)
  const answer: ErrorAnswer = { type: error.type, message: error[language], code: error.code }
  if (fields.length > 0) answer.fields = Object.fromEntries(fields)
  res.status(statuses[error.type] ?? 400).json(answer)
}
