import { z } from "@medusajs/framework/zod"
import { said } from "../../../values/said"

/** A shelf is shorter; more would only make the browser slow before the printer is. */
const MOST_LABELS = 300

export const AdminLabelsQuery = z.strictObject({
  variants: z
    .string()
    .min(1)
    .max(20_000)
    .transform((list) => [...new Set(list.split(",").filter(Boolean))])
    .pipe(
      z
        .array(
          z
            .string()
            .regex(
              /^[A-Za-z0-9_]{1,64}$/,
              said("应为商品规格编号，用逗号分开。", "Expected ids of variants, separated by commas.")
            )
        )
        .min(1)
        .max(MOST_LABELS)
    ),
})
export type AdminLabelsQuery = z.infer<typeof AdminLabelsQuery>
