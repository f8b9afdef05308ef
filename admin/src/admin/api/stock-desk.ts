import type { StockDeskAnswer } from "@baixian/backend/contract"
import { queryOptions } from "@tanstack/react-query"
import { request, retryOnce } from "./request"

/** `GET /admin/stock/desk`: whose stock this person keeps, and what they may do alone. Changes as rarely as roles do. */
export const deskQuery = () =>
  queryOptions({
    queryKey: ["stock-desk"],
    queryFn: ({ signal }) => request<StockDeskAnswer>("/admin/stock/desk", { signal }),
    retry: retryOnce,
    staleTime: 60_000,
  })
