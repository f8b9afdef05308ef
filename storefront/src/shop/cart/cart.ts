import type { CheckoutLine } from "@baixian/backend/contract"

export const MOST_LINES = 50
export const MOST_OF_ONE = 999

/** Ids as Medusa makes them; nothing else gets into a cookie or a form of ours. */
const variantId = /^[A-Za-z0-9_-]{1,64}$/

/** A whole number of pieces from 1 to 999; null for anything else. */
export function parseQuantity(text: string | null): number | null {
  if (text === null || !/^\d{1,6}$/.test(text)) return null
  const quantity = Number(text)
  return quantity < 1 ? null : Math.min(quantity, MOST_OF_ONE)
}

/** `variant_a:2.variant_b:1`: short enough for a cookie with 50 lines, plain enough for a hidden field. */
export function writeLines(lines: CheckoutLine[]): string {
  return lines.map(({ variant_id, quantity }) => `${variant_id}:${quantity}`).join(".")
}

/** The reverse of `writeLines`. What does not parse is left out; a variant named twice counts once, as first written. */
export function parseLines(text: string | null): CheckoutLine[] {
  const lines = new Map<string, CheckoutLine>()
  for (const part of (text ?? "").split(".")) {
    const [variant_id = "", amount = ""] = part.split(":")
    const quantity = parseQuantity(amount)
    if (!variantId.test(variant_id) || quantity === null || lines.has(variant_id)) continue
    if (lines.size < MOST_LINES) lines.set(variant_id, { variant_id, quantity })
  }
  return [...lines.values()]
}

/** The cart with `quantity` more of a variant, newest first; null when the cart already holds 50 others. */
export function addLine(lines: CheckoutLine[], variant_id: string, quantity: number): CheckoutLine[] | null {
  if (!variantId.test(variant_id)) return lines

  const before = lines.find((line) => line.variant_id === variant_id)
  if (!before && lines.length >= MOST_LINES) return null

  const added = { variant_id, quantity: Math.min((before?.quantity ?? 0) + quantity, MOST_OF_ONE) }
  return before ? lines.map((line) => (line === before ? added : line)) : [added, ...lines]
}

/** The cart with exactly `quantity` of a variant that is in it; 0 takes it out. */
export function setLine(lines: CheckoutLine[], variant_id: string, quantity: number): CheckoutLine[] {
  if (quantity <= 0) return lines.filter((line) => line.variant_id !== variant_id)
  return lines.map((line) =>
    line.variant_id === variant_id ? { variant_id, quantity: Math.min(quantity, MOST_OF_ONE) } : line
  )
}

/** What is left in the cart once `bought` has been ordered. */
export function withoutLines(lines: CheckoutLine[], bought: CheckoutLine[]): CheckoutLine[] {
  const ordered = new Set(bought.map(({ variant_id }) => variant_id))
  return lines.filter(({ variant_id }) => !ordered.has(variant_id))
}

export const countPieces = (lines: CheckoutLine[]): number =>
  lines.reduce((pieces, { quantity }) => pieces + quantity, 0)
