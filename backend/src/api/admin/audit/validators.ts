import { z } from "@medusajs/framework/zod"
import { BusinessDay } from "../../../values/business-day"
import { said } from "../../../values/said"

const Text = z.string().trim().min(1).max(120)

export const AuditQuery = z
  .strictObject({
    person: Text.optional(),
    kind: Text.optional(),
    action: Text.optional(),
    record: Text.optional(),
    place: Text.optional(),
    from: BusinessDay.optional(),
    until: BusinessDay.optional(),
    q: Text.optional(),
    after: z
      .string()
      .regex(
        /^[1-9]\d{0,17}$/,
        said("应为上一次结果中的 `next`。", "Expected what an answer gave as `next`.")
      )
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .refine(({ from, until }) => !from || !until || from < until, {
    path: ["until"],
    message: said(
      "结束日期要晚于开始日期；`until` 是期间之后的第一天。",
      "The period must end after it begins; `until` is the first day that is not in it."
    ),
  })
export type AuditQuery = z.infer<typeof AuditQuery>
