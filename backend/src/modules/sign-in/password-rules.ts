import { COMMON_PASSWORDS } from "./common-passwords"

export const FEWEST_LETTERS = 10
export const MOST_LETTERS = 128

export type PasswordFault = "too_short" | "too_long" | "is_email" | "too_common" | "too_simple"

/** Why a password is refused; null when it may be used. Length counts more than kinds of characters (NIST SP 800-63B). */
export function passwordFault(password: string, email: string): PasswordFault | null {
  const letters = [...password]
  if (letters.length < FEWEST_LETTERS) return "too_short"
  if (letters.length > MOST_LETTERS) return "too_long"
  const typed = password.toLowerCase()
  const [name = ""] = email.toLowerCase().split("@")
  if (
    typed === email.toLowerCase() ||
    typed === name.repeat(Math.ceil(typed.length / Math.max(name.length, 1)))
  )
    return "is_email"
  if (new Set(letters).size < 4) return "too_simple"
  if (COMMON_PASSWORDS.some((common) => typed === common || withoutEnds(typed) === common))
    return "too_common"
  return null
}

/** `Password123!!` is `password123` with something hung on. */
const withoutEnds = (text: string): string => text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")
