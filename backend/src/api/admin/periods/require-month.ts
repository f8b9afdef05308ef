import { MedusaError } from "@medusajs/framework/utils"
import { BusinessMonth } from "../../../values/business-day"

/** The month of an address; 400 when it is none. */
export function requireMonth(text: string | undefined): BusinessMonth {
  const parsed = BusinessMonth.safeParse(text)
  if (parsed.success) return parsed.data
  throw new MedusaError(MedusaError.Types.INVALID_DATA, "Expected a month such as 2026-03.", "invalid_month")
}
