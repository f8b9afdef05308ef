import type { HubBoard, StockCategoriesAnswer, StockPointsAnswer } from "@baixian/backend/contract"
import { queryOptions } from "@tanstack/react-query"
import { request, retryOnce } from "./request"

/** `GET /admin/stock/points`: the places whose stock is this person's. */
export const pointsQuery = () =>
  queryOptions({
    queryKey: ["stock-points"],
    queryFn: ({ signal }) => request<StockPointsAnswer>("/admin/stock/points", { signal }),
    retry: retryOnce,
    staleTime: 60_000,
  })

/** `GET /admin/stock/categories`. */
export const categoriesQuery = () =>
  queryOptions({
    queryKey: ["stock-categories"],
    queryFn: ({ signal }) => request<StockCategoriesAnswer>("/admin/stock/categories", { signal }),
    retry: retryOnce,
    staleTime: 600_000,
  })

/** `GET /admin/stock/hub`: a hub and its counters side by side. */
export const hubQuery = (point: string) =>
  queryOptions({
    queryKey: ["stock-hub", point],
    queryFn: ({ signal }) => request<HubBoard>("/admin/stock/hub", { query: { point }, signal }),
    retry: retryOnce,
    staleTime: 0,
    refetchOnWindowFocus: true,
  })
