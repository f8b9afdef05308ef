import type { AdminOriginsAnswer } from "@baixian/backend/contract"
import { queryOptions } from "@tanstack/react-query"
import { request } from "./request"

/** `GET /admin/origins`: the whole tree, province → prefecture → county. It changes a few times a year. */
export const originsQuery = () =>
  queryOptions({
    queryKey: ["origins"],
    queryFn: ({ signal }) => request<AdminOriginsAnswer>("/admin/origins", { signal }),
    staleTime: 10 * 60_000,
  })
