/** What may stand in an audit row: JSON, with everything secret or personal made unreadable. */
export type Kept = string | number | boolean | null | Kept[] | { [key: string]: Kept }

/** Nobody needs more of one value to see what was changed. */
const MOST_LETTERS = 300
const MOST_ITEMS = 50
const MOST_LEVELS = 6

const SECRET = /password|passwd|secret|token|authorization|cookie|api_?key|(^|_)(hash|otp|pin|salt)$/i
const PHONE_KEY = /phone|mobile|(^|_)tel$/i
const EMAIL_KEY = /e_?mail/i
/** Names of people and where they live; a product's or a supplier's `name` is neither. */
const PERSONAL_KEY =
  /^(first|last|full|contact|receiver|recipient|customer|buyer)_?name$|^address(_[12])?$|^(company|postal_code)$/i
/** Below these a plain `name` is a person's. */
const PERSON_BRANCH = /delivery|shipping_address|billing_address|customer|recipient|receiver/i

const MOBILE = /(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g
const EMAIL = /([^\s@<>"']{1,2})[^\s@<>"']*@([^\s@<>"']+)/g
/** A signed token, or a key of Medusa's. */
const CREDENTIAL = /\beyJ[\w-]+\.[\w-]+\.[\w-]*|\b[sp]k_\w{8,}/g

/** `张**`, `138****5678`, `ad***@baixian.test`; secrets `***`. Long texts, lists and branches are cut short. */
export function masked(value: unknown): Kept {
  return maskedAt(value, { key: "", isPerson: false, level: 0 })
}

type At = { key: string; isPerson: boolean; level: number }

function maskedAt(value: unknown, at: At): Kept {
  if (value === undefined || value === null) return null
  if (SECRET.test(at.key)) return "***"
  if (value instanceof Date) return value.toISOString()
  if (typeof value === "bigint") return String(value)
  if (typeof value === "number" || typeof value === "boolean") return isHidden(at) ? "***" : value
  if (typeof value === "string") return maskedText(value, at)
  if (typeof value !== "object") return null
  if (at.level >= MOST_LEVELS) return "…"
  const below = { isPerson: at.isPerson || PERSON_BRANCH.test(at.key), level: at.level + 1 }
  if (Array.isArray(value)) {
    return value.slice(0, MOST_ITEMS).map((each: unknown) => maskedAt(each, { ...below, key: at.key }))
  }
  const kept = Object.entries(value).slice(0, MOST_ITEMS)
  return Object.fromEntries(kept.map(([key, each]) => [key, maskedAt(each, { ...below, key })]))
}

const isPersonal = (at: At): boolean => PERSONAL_KEY.test(at.key) || (at.isPerson && at.key === "name")
const isHidden = (at: At): boolean => PHONE_KEY.test(at.key) || EMAIL_KEY.test(at.key) || isPersonal(at)

function maskedText(text: string, at: At): string {
  if (PHONE_KEY.test(at.key)) return text.length >= 8 ? `${text.slice(0, 3)}****${text.slice(-4)}` : "****"
  if (EMAIL_KEY.test(at.key)) return maskedEmail(text)
  if (isPersonal(at)) return `${[...text.trim()][0] ?? ""}**`
  const shown = text
    .slice(0, MOST_LETTERS)
    .replaceAll(CREDENTIAL, "***")
    .replaceAll(MOBILE, "$1****$2")
    .replaceAll(EMAIL, "$1***@$2")
  return text.length > MOST_LETTERS ? `${shown}…` : shown
}

/** `ad***@baixian.test`. What is no address at all may be a password in the wrong field: nothing of it is shown. */
export function maskedEmail(text: string): string {
  const [, name, host] = /^([^\s@]+)@([^\s@]+[.][^\s@]+)$/.exec(text.trim()) ?? []
  return name && host ? `${name.slice(0, 2)}***@${host.slice(0, 100)}` : "***"
}
