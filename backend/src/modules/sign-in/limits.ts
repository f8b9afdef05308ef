import { createHash } from "node:crypto"
import { isIPv6 } from "node:net"

/** So many failures within `WINDOW_SECONDS` lock an e-mail, or an address behind which a whole office may sit. */
export const FAILURES_PER_EMAIL = 5
export const FAILURES_PER_ADDRESS = 50
export const WINDOW_SECONDS = 15 * 60
/** The first lock; each further one within a day is twice as long, up to four times. */
export const LOCK_SECONDS = 15 * 60
export const MOST_DOUBLINGS = 2
/** A lock counts against the next one for so long. */
export const LOCK_REMEMBERED_SECONDS = 24 * 60 * 60

export type AttemptKey = { key: string; most: number }

const hashed = (kind: string, text: string): string =>
  createHash("sha256").update(`${kind}:${text}`).digest("hex")

/** What an attempt is counted against. An IPv6 address counts as its /64, which is one customer's. */
export function attemptKeys({ email, address }: { email: string; address: string }): {
  email: AttemptKey
  address: AttemptKey
} {
  const place = isIPv6(address) ? wholeIPv6(address).slice(0, 4).join(":") : address
  return {
    email: { key: emailKey(email), most: FAILURES_PER_EMAIL },
    address: { key: hashed("address", place), most: FAILURES_PER_ADDRESS },
  }
}

export const emailKey = (email: string): string =>
  hashed("email", email.normalize("NFKC").trim().toLowerCase())

/** All eight groups: `2001:db8::1` leaves out those that are nought. */
function wholeIPv6(address: string): string[] {
  const [head = [], tail] = address.split("::").map((part) => part.split(":").filter(Boolean))
  return tail
    ? [...head, ...Array<string>(Math.max(0, 8 - head.length - tail.length)).fill("0"), ...tail]
    : head
}
