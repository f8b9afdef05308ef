import type { ClosePeriodRequest, PeriodAnswer, PeriodsAnswer } from "@baixian/backend/contract"
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { request, retryOnce, type RequestRefused } from "./request"

const path = (month: string) => `/admin/periods/${encodeURIComponent(month)}`

// Sales come in and colleagues close: whoever opens or looks at the page again sees it as it is.
const fresh = { staleTime: 0, refetchOnWindowFocus: true } as const

/** `GET /admin/periods`: every month of the ledger, newest first. */
export const periodsQuery = () =>
  queryOptions({
    ...fresh,
    queryKey: ["periods"],
    queryFn: ({ signal }) => request<PeriodsAnswer>("/admin/periods", { signal }),
  })

/** `GET /admin/periods/:month`: one month with what is unsettled and its editions. */
export const periodQuery = (month: string) =>
  queryOptions({
    ...fresh,
    queryKey: ["periods", month],
    queryFn: ({ signal }) => request<PeriodAnswer>(path(month), { signal }),
    retry: retryOnce,
  })

/** `POST /admin/periods/:month/close`. Whatever the answer, the month is read again: somebody else may have closed it. */
export function useClosePeriod(month: string) {
  const queries = useQueryClient()

  return useMutation<{ month: string }, RequestRefused | Error, ClosePeriodRequest>({
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ["periods"] })
    },
    mutationFn: (body) => request(`${path(month)}/close`, { body }),
  })
}
