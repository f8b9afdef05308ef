import type { AdminDistrictsAnswer } from "@baixian/backend/contract"
import { queryOptions } from "@tanstack/react-query"
import { request } from "./request"

/** `GET /admin/districts`: the city's districts by code. They change hardly ever. */
export const districtsQuery = () =>
  queryOptions({
    queryKey: ["districts"],
    queryFn: ({ signal }) => request<AdminDistrictsAnswer>("/admin/districts", { signal }),
    staleTime: 10 * 60_000,
  })
