import type { StockMovementsAnswer } from "@baixian/backend/contract"
import { infiniteQueryOptions } from "@tanstack/react-query"
import { request, retryOnce } from "./request"

const AT_ONCE = 50

/** `GET /admin/stock/movements`: what happened to one item at one place, newest first, page after page. */
export const movementsQuery = (asked: { point: string; inventory_item_id: string; reason?: string }) =>
  infiniteQueryOptions({
    queryKey: ["stock-movements", asked],
    queryFn: ({ pageParam, signal }) =>
      request<StockMovementsAnswer>("/admin/stock/movements", {
        query: { ...asked, after: pageParam, limit: AT_ONCE },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    retry: retryOnce,
    staleTime: 0,
  })
