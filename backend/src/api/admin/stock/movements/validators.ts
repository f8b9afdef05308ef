import { z } from "@medusajs/framework/zod"
import { STOCK_REASONS } from "../../../../modules/stock/stock-cause"

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
      .regex(/^\d{1,18}$/, "Expected the `next` of an earlier answer.")
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .refine(
    ({ inventory_item_id, variant_id }) => (inventory_item_id === undefined) !== (variant_id === undefined),
    { path: ["inventory_item_id"], message: "Name the item or its variant, one of the two." }
  )
export type MovementsQuery = z.infer<typeof MovementsQuery>
