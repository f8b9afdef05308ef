import type { SalesByCountyParams, SalesLinesAnswer } from "@baixian/backend/contract"
import { infiniteQueryOptions } from "@tanstack/react-query"
import { request } from "./request"

export type SalesLinesParams = Pick<SalesByCountyParams, "from" | "until" | "line" | "source"> & {
  /** County, prefecture or province code; absent for all. */
  origin?: string
  /** "true": only lines whose product was listed in 百县百品 that day. */
  catalogue_only?: "true"
}

const LINES_PER_PAGE = 50

/** `GET /admin/sales-lines`, newest first, page after page by the answer's cursor. */
export const salesLinesQuery = (params: SalesLinesParams) =>
  infiniteQueryOptions({
    queryKey: ["sales-lines", params],
    queryFn: ({ pageParam, signal }) =>
      request<SalesLinesAnswer>("/admin/sales-lines", {
        query: { ...params, limit: LINES_PER_PAGE, after: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 0,
  })
