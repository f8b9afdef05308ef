import type { CheckoutLine } from "@baixian/backend/contract"
import { cookie, DAY_SECONDS, readCookie } from "../cookies.server"
import { parseLines, writeLines } from "./cart"

const NAME = "cart"

/** The shopper's cart. It lives in their browser only, until checkout. */
export const readCart = (request: Request): CheckoutLine[] => parseLines(readCookie(request, NAME))

/** The `Set-Cookie` value that keeps these lines for 90 days; an empty cart removes the cookie. */
export const cartCookie = (request: Request, lines: CheckoutLine[]): string =>
  cookie(request, NAME, writeLines(lines), { max_age_seconds: lines.length ? 90 * DAY_SECONDS : 0 })
