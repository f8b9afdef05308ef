import type { GoodsLabelsAnswer } from "@baixian/backend/contract"
import { queryOptions } from "@tanstack/react-query"
import { request } from "./request"

/** `GET /admin/labels`: what price tags of these variants say, in this order. */
export const labelsQuery = (variants: readonly string[]) =>
  queryOptions({
    queryKey: ["labels", variants],
    queryFn: ({ signal }) =>
      request<GoodsLabelsAnswer>("/admin/labels", { query: { variants: variants.join(",") }, signal }),
    enabled: variants.length > 0,
  })
