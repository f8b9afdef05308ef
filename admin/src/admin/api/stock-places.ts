import type { HubBoard } from "@baixian/backend/contract"
import { queryOptions } from "@tanstack/react-query"
import { request, retryOnce } from "./request"

/** `GET /admin/stock/hub`: a hub and its counters side by side. */
export const hubQuery = (point: string) =>
  queryOptions({
    queryKey: ["stock-hub", point],
    queryFn: ({ signal }) => request<HubBoard>("/admin/stock/hub", { query: { point }, signal }),
    retry: retryOnce,
    staleTime: 0,
    refetchOnWindowFocus: true,
  })
