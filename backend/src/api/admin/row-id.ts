import { MedusaError } from "@medusajs/framework/utils"

/** The number in an address that names an edition, export or invitation; 404 when it cannot be one. */
export function requireRowId(text: string | undefined, what: "edition" | "export" | "invite"): string {
  if (text && /^[1-9]\d{0,17}$/.test(text)) return text
  throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no ${what} ${text}.`, `no_${what}`)
}
