import type { AuditAnswer } from "@baixian/backend/contract"
import { infiniteQueryOptions } from "@tanstack/react-query"
import { type Query, request } from "./request"

const ROWS_AT_ONCE = 50

/** `GET /admin/audit`, newest first, further pages by the last row. */
export const auditQuery = (filter: Query) =>
  infiniteQueryOptions({
    queryKey: ["audit", filter],
    queryFn: ({ signal, pageParam }) =>
      request<AuditAnswer>("/admin/audit", {
        query: { ...filter, limit: ROWS_AT_ONCE, after: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  })
