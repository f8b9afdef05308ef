import type { SalesLinesAnswer, SalesLinesQuery } from "@baixian/backend/contract"
import { infiniteQueryOptions } from "@tanstack/react-query"
import { request } from "./request"

/** What stands behind one figure: always the lines of a period, in pages the drawer asks for. */
export type SalesLinesParams = Omit<SalesLinesQuery, "after" | "limit" | "order_id"> & {
  from: string
  until: string
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
