import {
  errorHandler,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http"
import type { ErrorAnswer } from "../contract"
import { isRefusal } from "../workflows/checkout/refusal"

const medusaAnswers = errorHandler()

/** Medusa's error answers, plus the field map of a refusal that has one. */
export function answerRefusals(
  error: unknown,
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): void {
  if (!isRefusal(error)) {
    medusaAnswers(error, req, res, next)
    return
  }
  const answer: ErrorAnswer = {
    type: error.type,
    message: error.message,
    code: error.code,
    fields: error.fields,
  }
  res.status(400).json(answer)
}
