import { z } from "@medusajs/framework/zod"
import { findOrigin } from "../../../modules/catalog/statements/find-origin"
import { listOrigins } from "../../../modules/catalog/statements/list-origins"
import type { StoreRead } from "../catalog/store-read"

/** `GET /store/origins` → `OriginsAnswer`. */
export const originsRead: StoreRead = {
  path: "/origins",
  query: z.object({}),
  answer: async ({ db, channels }) => await listOrigins(db, channels),
}

/** `GET /store/origins/:code` → `OriginAnswer`; 404 for a code that is not in the programme. */
export const originRead: StoreRead = {
  path: "/origins/:code",
  query: z.object({}),
  answer: async ({ db, channels, params, today }) => await findOrigin(db, params.code!, channels, today),
}
