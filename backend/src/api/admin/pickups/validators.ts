import { z } from "@medusajs/framework/zod"
import { said } from "../../../values/said"

const WAYS = ["code", "order_number", "phone_end"] as const

const Fields = z.strictObject({
  code: z
    .string()
    .regex(
      /^\d{6}$/,
      said("请填 6 位取货码，例如 175779。", "Expected the six digits of a pick-up code, such as 175779.")
    )
    .optional(),
  order_number: z
    .string()
    .regex(/^\d{16}$/, said("请填 16 位订单号。", "Expected the sixteen digits of an order number."))
    .optional(),
  phone_end: z
    .string()
    .regex(/^\d{4}$/, said("请填手机号后 4 位。", "Expected the last four digits of a phone number."))
    .optional(),
  point: z.string().min(1).max(40).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  offset: z.coerce.number().int().min(0).max(10_000).default(0),
})
/** Exactly one way of naming the order: two that disagree would find nothing, and nobody would know why. */
export const AdminPickupsQuery = Fields.refine(
  (query) => WAYS.filter((way) => query[way] !== undefined).length === 1,
  {
    path: ["code"],
    message: said(
      "取货码、订单号、手机号后四位，只填其中一项。",
      "Ask by one of: `code`, `order_number`, `phone_end`."
    ),
  }
)
export type AdminPickupsQuery = z.infer<typeof AdminPickupsQuery>
