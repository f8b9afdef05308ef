import { MedusaError } from "@medusajs/framework/utils"

/** The number in an address that names an edition, export, invitation or role assignment; 404 when it cannot be one. */
export function requireRowId(
  text: string | undefined,
  what: "edition" | "export" | "invite" | "role_assignment"
): string {
  if (text && /^[1-9]\d{0,17}$/.test(text)) return text
  throw new MedusaError(
    MedusaError.Types.NOT_FOUND,
    `There is no ${what.replace("_", " ")} ${text}.`,
    `no_${what}`
  )
}
