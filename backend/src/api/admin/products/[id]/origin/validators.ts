import { z } from "@medusajs/framework/zod"
import { BusinessDay } from "../../../../../values/business-day"
import { OriginCode } from "../../../../../values/origin-code"
import { said } from "../../../../../values/said"

const Share = z.strictObject({ origin_code: OriginCode, share_bp: z.number().int().min(1).max(9_999) })

export const AdminSetProductOrigin = z.strictObject({
  origin_code: OriginCode,
  supplier_id: z.string().min(1, said("请选择供应商。", "Choose a supplier.")),
  processed_in_code: OriginCode.nullish(),
  main_ingredient_code: OriginCode.nullish(),
  components: z.array(Share).max(20).optional(),
  labels: z
    .array(
      z.strictObject({
        label: z.enum(["geographical_indication", "green_food", "organic", "recognised"]),
        certificate_no: z.string().trim().max(80).nullish(),
        valid_until: BusinessDay.nullish(),
      })
    )
    .max(4)
    .refine(
      (labels) => new Set(labels.map(({ label }) => label)).size === labels.length,
      said("每种标识只填一次。", "Name each label once.")
    )
    .optional(),
})
export type AdminSetProductOrigin = z.infer<typeof AdminSetProductOrigin>
