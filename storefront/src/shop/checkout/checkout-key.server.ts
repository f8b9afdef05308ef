import { createHash, randomUUID } from "node:crypto"
import { cookie, DAY_SECONDS, readCookie } from "../cookies.server"
import { keyShape } from "./form"

const NAME = "checkout"

/** One key per order. */
export const newKey = (): string => randomUUID()

const fingerprint = (lines: string) => createHash("sha256").update(lines).digest("base64url").slice(0, 16)

/**
 * The key of this shopper's open checkout of these lines. It is remembered until the order is placed, so that a reload after a
 * lost answer finds the same order instead of placing a second one.
 */
export function openKey(request: Request, lines: string): { key: string; cookie: string | null } {
  const [known = "", of] = (readCookie(request, NAME) ?? "").split(".")
  if (keyShape.test(known) && of === fingerprint(lines)) return { key: known, cookie: null }

  const key = newKey()
  return { key, cookie: keyCookie(request, key, lines) }
}

/** Remembers the key for these lines for a day. */
export const keyCookie = (request: Request, key: string, lines: string): string =>
  cookie(request, NAME, `${key}.${fingerprint(lines)}`, { max_age_seconds: DAY_SECONDS })

/** Forgets it: the order is placed, the next checkout is another order. */
export const closedKeyCookie = (request: Request): string => cookie(request, NAME, "", { max_age_seconds: 0 })
