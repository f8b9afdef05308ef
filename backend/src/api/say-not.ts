import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { ErrorAnswer } from "../contract"
import { readsEnglish } from "./reads-english"

export type No = { status: number; code: string; chinese: string; english: string }

/** Answers a refusal that no route made, in the reader's language. */
export function sayNot(
  req: MedusaRequest,
  res: MedusaResponse,
  { status, code, chinese, english }: No
): void {
  const answer: ErrorAnswer = {
    type: status === 401 ? MedusaError.Types.UNAUTHORIZED : MedusaError.Types.NOT_ALLOWED,
    code,
    message: readsEnglish(req) ? english : chinese,
  }
  res.status(status).json(answer)
}
