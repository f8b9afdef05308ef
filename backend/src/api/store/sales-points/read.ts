import { z } from "@medusajs/framework/zod"
import type { SalesPointKind } from "../../../contract"
import { normalise } from "../../../modules/catalog/search-text"
import { listSalesPoints } from "../../../modules/catalog/statements/list-sales-points"
import { code, flag, limit, list, offset, words } from "../catalog/query-fields"
import type { StoreRead } from "../catalog/store-read"

const kinds = ["hub", "counter", "outlet", "fair", "online"] as const satisfies readonly SalesPointKind[]

const StoreSalesPointsQuery = z.object({
  district: code.optional(),
  kind: z.enum(kinds, { error: `Expected one of ${kinds.join(", ")}.` }).optional(),
  variant_id: list.optional(),
  // Points have no positions yet, so "near" can only be a district.
  near: z
    .string()
    .regex(/^\d{6}$/, "Expected a six-digit district code, such as 310101.")
    .optional(),
  pickup: flag,
  in_stock: flag,
  q: words.optional(),
  limit,
  offset,
})

/** `GET /store/sales-points` → `SalesPointsAnswer`. */
export const salesPointsRead: StoreRead<z.infer<typeof StoreSalesPointsQuery>> = {
  path: "/sales-points",
  query: StoreSalesPointsQuery,
  answer: async ({ db, today }, { variant_id, q, ...query }) =>
    await listSalesPoints(db, {
      ...query,
      today,
      ...(variant_id && variant_id.length > 0 ? { variant_ids: variant_id } : {}),
      ...(q === undefined ? {} : { q: normalise(q) }),
    }),
}
