import type { QualityAnswer } from "@baixian/backend/contract"
import { queryOptions } from "@tanstack/react-query"
import { request } from "./request"

/** `GET /admin/data-quality`: every kind of trouble that is looked for. Whoever comes back from mending sees it mended. */
export const dataQualityQuery = () =>
  queryOptions({
    queryKey: ["data-quality"],
    queryFn: ({ signal }) => request<QualityAnswer>("/admin/data-quality", { signal }),
    staleTime: 0,
    refetchOnWindowFocus: true,
  })
