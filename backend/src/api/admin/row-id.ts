import { MedusaError } from "@medusajs/framework/utils"
import { BilingualRefusal } from "../../bilingual-refusal"

const names = {
  edition: "报告",
  export: "导出",
  invite: "邀请",
  role_assignment: "任职记录",
} as const

/** The number in an address that names an edition, export, invitation or role assignment; 404 when it cannot be one. */
export function requireRowId(text: string | undefined, what: keyof typeof names): string {
  if (text && /^[1-9]\d{0,17}$/.test(text)) return text
  throw new BilingualRefusal(
    `no_${what}`,
    {
      chinese: `没有${names[what]} ${text}，请刷新列表。`,
      english: `There is no ${what.replace("_", " ")} ${text}; reload the list.`,
    },
    MedusaError.Types.NOT_FOUND
  )
}
