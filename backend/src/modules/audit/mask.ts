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

/** Digits and signs as a Chinese keyboard may write them, one for one. */
const WIDE = /[０-９＋－（）＠．]/g
/** Between the groups of a number that somebody typed to be read out. */
const GAP = "[ \\u3000\\u00a0.·—-]{0,2}"
const ABROAD = `(?:(?:\\+|00)?86${GAP})?`
/** 13812345678, 138 1234 5678, 138-123-45678, +86 138…; codes of goods and documents have other groups. */
const MOBILE = new RegExp(
  `(?<!\\d)${ABROAD}(1[3-9]\\d)(?:${GAP}\\d{4}${GAP}|${GAP}\\d{3}${GAP}\\d)(\\d{4})(?!\\d)`,
  "g"
)
/** 021-61234567, (021)6123 4567, +86 21 6123 4567, 0871-6123456; without the gap only where no barcode is so long. */
const LANDLINE = new RegExp(
  [
    `(?<!\\d)\\(?(?:0(?:10|2\\d)|\\+86${GAP}(?:10|2\\d))\\)?${GAP}[2-9]\\d{3}${GAP}\\d{4}(?!\\d)`,
    `(?<!\\d)\\(?0[3-9]\\d{2}(?:\\)|[ -])${GAP}[2-9]\\d{2,3}${GAP}\\d{4}(?!\\d)`,
  ].join("|"),
  "g"
)
/** An identity number: six digits of a place, a birthday of this century or the last two, three digits and a check. */
const IDENTITY =
  /(?<![\dA-Za-z])([1-9]\d{2})\d{3} ?(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]) ?\d{3}[\dXx](?![\dA-Za-z])/g
const EMAIL = /([^\s@<>"']{1,2})[^\s@<>"']*@([^\s@<>"']+)/g
/** A signed token, a key of Medusa's, or what stands behind the # of a one-time link. */
const CREDENTIAL = /\beyJ[\w-]+\.[\w-]+\.[\w-]*|\b[sp]k_\w{8,}|(?<=staff-link\s*#\s*)\S+/g
/** The token of such a link by itself: 32 bytes in base64url. A checksum has no capitals. */
const LINK_TOKEN = /(?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{43}(?![\w-])/g
/** Looked at beyond what is kept, so that no number is cut into a readable piece. */
const LONGEST_HIDDEN = 60

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
  const shown = maskedNote(text.slice(0, MOST_LETTERS + LONGEST_HIDDEN))
  return text.length > MOST_LETTERS ? `${shown.slice(0, MOST_LETTERS)}…` : shown
}

/** A text that somebody wrote, with numbers of phones and people, e-mails and credentials in it made unreadable. */
export function maskedNote(text: string): string {
  return text
    .replaceAll(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll(CREDENTIAL, "***")
    .replaceAll(LINK_TOKEN, "***")
    .replaceAll(IDENTITY, "$1***************")
    .replaceAll(MOBILE, "$1****$2")
    .replaceAll(LANDLINE, (number) => `****${number.slice(-4)}`)
    .replaceAll(EMAIL, "$1***@$2")
}

/** `ad***@baixian.test`. What is no address at all may be a password in the wrong field: nothing of it is shown. */
export function maskedEmail(text: string): string {
  const [, name, host] = /^([^\s@]+)@([^\s@]+[.][^\s@]+)$/.exec(text.trim()) ?? []
  return name && host ? `${name.slice(0, 2)}***@${host.slice(0, 100)}` : "***"
}
