import { z } from "@medusajs/framework/zod"
import { PlaceCode } from "../../../values/origin-code"

export const AdminSuppliersQuery = z.strictObject({
  q: z.string().trim().max(60).optional(),
  origin: PlaceCode.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
})
export type AdminSuppliersQuery = z.infer<typeof AdminSuppliersQuery>
