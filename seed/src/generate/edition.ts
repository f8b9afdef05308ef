import type { SeedProduct } from "./products"

/**
 * The sample edition of 百县百品: what really comes from a county, and the first product of every county. Which products
 * the city lists is the office's decision, so the edition says in its name that it is a sample.
 */
export const EDITION = {
  year: 2026,
  name_zh: "百县百品2026年名录（样例）",
  name_en: "Hundred Counties, Hundred Products 2026 (sample)",
  valid_from: "2026-01-01",
  /** Listed for two years (domain.md §3.2). */
  valid_until: "2028-01-01",
} as const

export function isListed(product: SeedProduct): boolean {
  // A county nominates; goods of several counties or of a whole prefecture have none that could.
  if (product.hold !== null || product.components.length > 0 || product.origin_code.endsWith("00"))
    return false
  return product.certainty === "known" || product.key.endsWith("-01")
}

/** Whether a sale on that business day was a sale of the catalogue. */
export function isListedOn(product: SeedProduct, day: string): boolean {
  return isListed(product) && EDITION.valid_from <= day && day < EDITION.valid_until
}
