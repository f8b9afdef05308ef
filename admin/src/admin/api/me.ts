import type { MeAnswer } from "@baixian/backend/contract"
import { queryOptions } from "@tanstack/react-query"
import { request, retryOnce } from "./request"

/** `GET /admin/me`: who is signed in, their roles, and what of the dashboard is theirs. Changes as rarely as roles do. */
export const meQuery = () =>
  queryOptions({
    queryKey: ["me"],
    queryFn: ({ signal }) => request<MeAnswer>("/admin/me", { signal }),
    retry: retryOnce,
    staleTime: 60_000,
  })
