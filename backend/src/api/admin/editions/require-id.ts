import { MedusaError } from "@medusajs/framework/utils"

/** The id of an edition in an address; 404 when it cannot be one. */
export function requireId(text: string | undefined): string {
  if (text && /^[1-9]\d{0,17}$/.test(text)) return text
  throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no edition ${text}.`, "no_edition")
}
