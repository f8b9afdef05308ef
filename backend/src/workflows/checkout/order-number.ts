import { createHash } from "node:crypto"

/** sha-256 in hex: kept with the order, because sixteen digits alone could, once in a blue moon, be two keys' number. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex")
}

/** Sixteen digits made of the idempotency key, so that the same key can only ever name the same order. */
export function orderNumberOf(idempotency_key: string): string {
  const number = BigInt(`0x${hashOf(`order:${idempotency_key}`)}`) % 10n ** 16n
  return number.toString().padStart(16, "0")
}

/** The same content gives the same hash, whatever the order of its keys. Absent and undefined are one. */
export function requestHashOf(request: unknown): string {
  return hashOf(canonical(request))
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`
  if (value === null || typeof value !== "object") return JSON.stringify(value ?? null)
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`
}
