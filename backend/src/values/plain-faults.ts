import type { z } from "@medusajs/framework/zod"
import { said } from "./said"

type Fault = z.core.$ZodRawIssue

const TYPES: Readonly<Record<string, string>> = {
  string: said("应为文字。", "Must be text."),
  number: said("应为数字。", "Must be a number."),
  int: said("应为整数。", "Must be a whole number."),
  boolean: said("应为是或否。", "Must be yes or no."),
  date: said("应为日期。", "Must be a date."),
  array: said("应为列表。", "Must be a list."),
}

const FORMATS: Readonly<Record<string, string>> = {
  date: said("应为日期，例如 2026-11-28。", "Must be a date such as 2026-11-28."),
  datetime: said(
    "应为日期和时间，例如 2026-11-28T08:30:00Z。",
    "Must be a date and a time such as 2026-11-28T08:30:00Z."
  ),
  email: said("应为电子邮箱地址。", "Must be an e-mail address."),
  url: said("应为网址。", "Must be a web address."),
}

const MISSING = said("请填写。", "Fill this in.")
const WRONG_FORMAT = said("格式不对，请核对。", "Not in the right form; check it.")
const UNKNOWN = said("没有这一项，请去掉。", "Unknown; take it out.")
const WRONG = said("填写有误，请核对。", "Not right; check it.")

/**
 * What a schema finds wrong where it has no sentence of its own, in words a clerk knows and in both languages (`said`): zod's
 * own speak of types, instances and regular expressions.
 */
export const plainFault: z.core.$ZodErrorMap = (fault: Fault) => {
  switch (fault.code) {
    case "invalid_type":
      return fault.input === undefined || fault.input === null ? MISSING : (TYPES[fault.expected] ?? WRONG)
    case "too_small":
      return tooSmall(fault)
    case "too_big":
      return tooBig(fault)
    case "invalid_format":
      return FORMATS[fault.format] ?? WRONG_FORMAT
    case "invalid_value":
      return fault.input === undefined || fault.input === null ? MISSING : oneOf(fault.values)
    case "not_multiple_of":
      return said(`应为 ${fault.divisor} 的整数倍。`, `Must be a multiple of ${fault.divisor}.`)
    case "unrecognized_keys":
      return UNKNOWN
    default:
      return WRONG
  }
}

/** Where a fault stands: unknown keys stand where they are, not in what holds them. */
export function placesOf(issue: z.core.$ZodIssue): PropertyKey[][] {
  return issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
}

function tooSmall({ origin, minimum, inclusive }: Extract<Fault, { code: "too_small" }>): string {
  const least = String(minimum)
  if (origin === "string")
    return least === "1" ? MISSING : said(`至少 ${least} 个字。`, `At least ${least} characters.`)
  if (origin === "array") return said(`至少 ${least} 项。`, `At least ${least}.`)
  return inclusive
    ? said(`不能小于 ${least}。`, `Must not be below ${least}.`)
    : said(`应大于 ${least}。`, `Must be above ${least}.`)
}

function tooBig({ origin, maximum, inclusive }: Extract<Fault, { code: "too_big" }>): string {
  const most = String(maximum)
  if (origin === "string") return said(`最多 ${most} 个字。`, `At most ${most} characters.`)
  if (origin === "array") return said(`最多 ${most} 项。`, `At most ${most}.`)
  return inclusive
    ? said(`不能大于 ${most}。`, `Must not be above ${most}.`)
    : said(`应小于 ${most}。`, `Must be below ${most}.`)
}

function oneOf(values: readonly unknown[]): string {
  return said(`只能是：${values.join("、")}。`, `Must be one of: ${values.join(", ")}.`)
}
