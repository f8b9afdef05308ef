import {
  errorHandler,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { ErrorAnswer } from "../contract"
import { isBilingual } from "../bilingual-refusal"
import { isRefusal } from "../workflows/checkout/refusal"
import { languageOf, readsEnglish } from "./reads-english"
import { answerSaid, isSaid } from "./said-refusals"
import { stockRefusalOf } from "./stock-refusals"

const medusaAnswers = errorHandler()

/**
 * PostgreSQL's codes for text that it cannot hold: a zero byte or half a character, bound, inside JSON, or (08P01) in the
 * middle of a statement as MikroORM writes them.
 */
const UNREADABLE_CODES: readonly unknown[] = ["22021", "22P05", "08P01"]

/** An address with a broken escape, or text that no database can keep: the sender's mistake, whatever route it met. */
function isUnreadable(error: unknown): boolean {
  if (error instanceof URIError) return true
  return (
    typeof error === "object" && error !== null && "code" in error && UNREADABLE_CODES.includes(error.code)
  )
}

/** PostgreSQL's codes for a day that is none, and for a number or word of another type than the column's. */
const WRONG_VALUE_CODES: readonly unknown[] = ["22003", "22007", "22008", "22P02"]

/**
 * A question to one of Medusa's lists that names a column there is none of, or a value that the column cannot have: Medusa
 * passes both on to the database and answers 500.
 */
function isWrongQuestion(error: unknown, { method }: MedusaRequest): boolean {
  if (method !== "GET" || !(error instanceof Error)) return false
  if (/^Trying to (order|query) by not existing property/.test(error.message)) return true
  return "code" in error && WRONG_VALUE_CODES.includes(error.code)
}

type Edge = { status: number; code: string; chinese: string; english: string }

const unreadable: Edge = {
  status: 400,
  code: "unreadable_text",
  chinese: "地址或内容中有无法识别的字符（例如 %00），请去掉后再提交。",
  english:
    "The address or a value has a character that cannot be read, such as %00; take it out and send it again.",
}

const wrongQuestion: Edge = {
  status: 400,
  code: "wrong_question",
  chinese: "地址中有无法识别的条件（例如日期或排序），请改正后再试。",
  english:
    "The address has a condition that cannot be read, such as a date or an order; correct it and try again.",
}

/** What Express's body parser refuses before a route is asked, by the `type` of its error. */
const bodies: Readonly<Record<string, Edge>> = {
  "entity.too.large": {
    status: 413,
    code: "too_large",
    chinese: "提交的内容太大，请减少后再提交，或分几次提交。",
    english: "This is too much at once; send less, or send it in parts.",
  },
  "entity.parse.failed": {
    status: 400,
    code: "unreadable_body",
    chinese: "提交的内容不是完整的 JSON，请重新提交。",
    english: "What was sent is no complete JSON; send it again.",
  },
}

function edgeOf(error: unknown, req: MedusaRequest): Edge | undefined {
  if (isUnreadable(error)) return unreadable
  if (isWrongQuestion(error, req)) return wrongQuestion
  if (typeof error !== "object" || error === null || !("type" in error)) return undefined
  return bodies[String(error.type)]
}

/** A conflict that says itself what it is; Medusa would tell all of them alike. */
function isConflict(error: unknown): error is MedusaError & { code: string } {
  return (
    typeof error === "object" &&
    error !== null &&
    "type" in error &&
    error.type === MedusaError.Types.CONFLICT &&
    "code" in error &&
    typeof error.code === "string"
  )
}

/** Medusa's error answers, plus the field map of a refusal that has one, and the reader's language where there are two. */
export function answerRefusals(
  thrown: unknown,
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): void {
  const edge = edgeOf(thrown, req)
  if (edge) {
    const { status, code } = edge
    const answer: ErrorAnswer = { type: MedusaError.Types.INVALID_DATA, code, message: edge[languageOf(req)] }
    res.status(status).json(answer)
    return
  }
  if (isSaid(thrown)) {
    answerSaid(thrown, req, res)
    return
  }
  const error =
    isBilingual(thrown) && readsEnglish(req)
      ? new MedusaError(thrown.type, thrown.english, thrown.code)
      : thrown
  const stock = stockRefusalOf(error)
  if (stock) {
    const { status, type, code } = stock
    res.status(status).json({ type, message: stock[languageOf(req)], code } satisfies ErrorAnswer)
    return
  }
  if (isConflict(error)) {
    res.status(409).json({ type: error.type, message: error.message, code: error.code } satisfies ErrorAnswer)
    return
  }
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
