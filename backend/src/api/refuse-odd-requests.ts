import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { ErrorAnswer } from "../contract"
import { said, saidIn } from "../values/said"
import { languageOf } from "./reads-english"

/** No list that anybody sends is longer: a validator looks at every element before it says that there are too many. */
const MOST_ITEMS = 2_000
/** Nothing that anybody sends is nested so deep, and what walks it does so by calling itself. */
const MOST_LEVELS = 40
/** Of one answer; the dashboard asks for 9,999 where it wants all. */
const MOST_ROWS = 10_000
/** PostgreSQL's own end of `OFFSET` is further than anybody pages. */
const MOST_SKIPPED = 1_000_000_000

const HEAD = said("请改正后再提交。", "Correct this and send it again.")
const TOO_MANY = said(
  `最多 ${MOST_ITEMS} 项，请分几次提交。`,
  `At most ${MOST_ITEMS} at once; send it in parts.`
)
const TOO_DEEP = said("内容层数太多。", "Nested too deep.")
const NO_SUCH_ACCOUNTS = said("没有这一类账号。", "There are no such accounts.")
const odd = (most: number) => said(`应为 0 到 ${most} 的整数。`, `Must be a whole number from 0 to ${most}.`)

type Fault = { status: 400 | 404; code: string; field: string; text: string }

/**
 * Refuses what would stop or break a route whatever it does, Medusa's own included: bodies that take seconds to look at, pages
 * that are none (Medusa answers 500), and kinds of accounts that every object has by inheritance. 400 `too_much`,
 * `invalid_fields` or 404 `no_such_accounts`, with the field.
 */
export function refuseOddRequests(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const fault = faultOfAddress(req) ?? faultOfBody(req.body)
  if (!fault) {
    next()
    return
  }
  const language = languageOf(req)
  const [head, text] = [saidIn(language, HEAD), saidIn(language, fault.text)]
  const colon = language === "english" ? ": " : "："
  const answer: ErrorAnswer = {
    type: fault.status === 404 ? MedusaError.Types.NOT_FOUND : MedusaError.Types.INVALID_DATA,
    code: fault.code,
    message: [head, fault.field ? `${fault.field}${colon}${text}` : text].join(" "),
    ...(fault.field && { fields: { [fault.field]: text } }),
  }
  res.status(fault.status).json(answer)
}

function faultOfAddress({ originalUrl, method, query }: MedusaRequest): Fault | null {
  const [, realm, kind = ""] = originalUrl.split(/[/?]/)
  if (realm === "auth" && kind in Object.prototype)
    return { status: 404, code: "no_such_accounts", field: "", text: NO_SUCH_ACCOUNTS }
  if (method !== "GET") return null
  for (const [field, most] of [
    ["limit", MOST_ROWS],
    ["offset", MOST_SKIPPED],
  ] as const) {
    const value = query[field]
    if (typeof value === "string" && isOdd(value, most))
      return { status: 400, code: "invalid_fields", field, text: odd(most) }
  }
  return null
}

/** Not a page's number; one that is no number at all is the route's to refuse. */
const isOdd = (value: string, most: number): boolean => {
  const number = Number(value)
  return !Number.isNaN(number) && !(Number.isInteger(number) && number >= 0 && number <= most)
}

/** Without calling itself, because what it looks for is what breaks that. */
function faultOfBody(body: unknown): Fault | null {
  const left: { value: unknown; path: string; level: number }[] = [{ value: body, path: "", level: 0 }]
  for (let at = left.pop(); at; at = left.pop()) {
    const { value, path, level } = at
    if (typeof value !== "object" || value === null || Buffer.isBuffer(value)) continue
    if (level === MOST_LEVELS)
      return { status: 400, code: "too_much", field: path.split(".")[0] ?? "", text: TOO_DEEP }
    if (Array.isArray(value) && value.length > MOST_ITEMS)
      return { status: 400, code: "too_much", field: path, text: TOO_MANY }
    for (const [key, each] of Object.entries(value))
      left.push({ value: each, path: path ? `${path}.${key}` : key, level: level + 1 })
  }
  return null
}
