import { infiniteQueryOptions } from "@tanstack/react-query"
import { request, retryOnce } from "./request"

/** One change of one level. `stocked_after`: what lay there when it was done. */
export type StockMovementRow = {
  id: string
  occurred_at: string
  reason: string
  stocked_delta: number
  stocked_after: number
  reserved_delta: number
  reserved_after: number
  document_kind: string | null
  document_id: string | null
  document_number: string | null
  person_name: string | null
}
type StockMovementsAnswer = { items: StockMovementRow[]; next: string | null }

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
