import { MedusaError } from "@medusajs/framework/utils"
import { BusinessMonth } from "../../../values/business-day"
import { BilingualRefusal } from "../../../bilingual-refusal"

/** The month of an address; 400 when it is none. */
export function requireMonth(text: string | undefined): BusinessMonth {
  const parsed = BusinessMonth.safeParse(text)
  if (parsed.success) return parsed.data
  throw new BilingualRefusal(
    "invalid_month",
    { chinese: "月份要写成 2026-03 的样子。", english: "Expected a month such as 2026-03." },
    MedusaError.Types.INVALID_DATA
  )
}
