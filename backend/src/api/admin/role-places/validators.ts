import { z } from "@medusajs/framework/zod"

export const RolePlacesQuery = z.strictObject({
  scope_kind: z.enum(["district", "hub", "counter", "outlet", "county"]),
  q: z.string().trim().max(60).default(""),
})
export type RolePlacesQuery = z.infer<typeof RolePlacesQuery>
