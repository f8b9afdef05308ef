import { z } from "@medusajs/framework/zod"
import { STOCK_REASONS } from "../../../../modules/stock/stock-cause"
import { said } from "../../../../values/said"

const Id = z.string().min(1).max(80)

/** Of one item: by its own id, or by the variant that is made of it. */
export const MovementsQuery = z
  .strictObject({
    point: z.string().trim().min(1).max(40),
    inventory_item_id: Id.optional(),
    variant_id: Id.optional(),
    reason: z.enum(STOCK_REASONS).optional(),
    after: z
      .string()
      .regex(/^\d{1,18}$/, said("应为上一次结果中的 `next`。", "Expected the `next` of an earlier answer."))
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .refine(
    ({ inventory_item_id, variant_id }) => (inventory_item_id === undefined) !== (variant_id === undefined),
    {
      path: ["inventory_item_id"],
      message: said("货品和商品规格，只填其中一项。", "Name the item or its variant, one of the two."),
    }
  )
export type MovementsQuery = z.infer<typeof MovementsQuery>
