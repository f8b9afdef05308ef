import { z } from "@medusajs/framework/zod"
import { BusinessDay, BusinessMonth } from "../../../values/business-day"

const Sentence = z.string().trim().min(1).max(500)

export const ClosePeriodBody = z.strictObject({ answer: Sentence.optional() })
export type ClosePeriodBody = z.infer<typeof ClosePeriodBody>

export const EditionsQuery = z.strictObject({
  kind: z.enum(["day", "month"]).optional(),
  /** A day, or a month. */
  period: z.union([BusinessDay, BusinessMonth]).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
export type EditionsQuery = z.infer<typeof EditionsQuery>

const kindAndPeriod = [
  z.strictObject({ kind: z.literal("day"), period: BusinessDay }),
  z.strictObject({ kind: z.literal("month"), period: BusinessMonth }),
] as const
export const PreviewQuery = z.discriminatedUnion("kind", kindAndPeriod)
export type PreviewQuery = z.infer<typeof PreviewQuery>

const reason = { reason: Sentence.optional() }
export const SubmitEditionBody = z.discriminatedUnion("kind", [
  kindAndPeriod[0].extend(reason),
  kindAndPeriod[1].extend(reason),
])
export type SubmitEditionBody = z.infer<typeof SubmitEditionBody>

export const ReturnEditionBody = z.strictObject({ reason: Sentence })
export type ReturnEditionBody = z.infer<typeof ReturnEditionBody>
