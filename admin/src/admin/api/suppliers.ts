import type { AdminSuppliersAnswer } from "@baixian/backend/contract"
import { keepPreviousData, queryOptions } from "@tanstack/react-query"
import { request } from "./request"

export const SUPPLIERS_SHOWN = 20

/** `GET /admin/suppliers` by name and, if given, origin code. */
export const suppliersQuery = (params: { q?: string; origin?: string }) =>
  queryOptions({
    queryKey: ["suppliers", params],
    queryFn: ({ signal }) =>
      request<AdminSuppliersAnswer>("/admin/suppliers", {
        query: { ...params, limit: SUPPLIERS_SHOWN },
        signal,
      }),
    placeholderData: keepPreviousData,
  })
