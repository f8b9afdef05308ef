/** What was typed, told apart by its length: pick-up codes, order numbers and the ends of phone numbers never have the same. */
export type PickupSearch = { by: "code" | "order_number" | "phone_end"; digits: string }
export type Unreadable = { fault: "letters" } | { fault: "length"; digits: number }

const BY_LENGTH: Readonly<Record<number, PickupSearch["by"]>> = {
  4: "phone_end",
  6: "code",
  16: "order_number",
}

/**
 * Reads what a clerk types or pastes: spaces, hyphens and full-width digits (what a Chinese keyboard writes) are fine.
 * Null for nothing typed.
 */
export function pickupSearchOf(typed: string): PickupSearch | Unreadable | null {
  const digits = typed.normalize("NFKC").replace(/[\s-]/g, "")
  if (digits === "") return null
  if (!/^\d+$/.test(digits)) return { fault: "letters" }

  const by = BY_LENGTH[digits.length]

  return by ? { by, digits } : { fault: "length", digits: digits.length }
}
