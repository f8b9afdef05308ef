import type { ProductOriginAnswer, SetProductOriginRequest } from "@baixian/backend/contract"
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { request, type RequestRefused } from "./request"

const path = (productId: string) => `/admin/products/${encodeURIComponent(productId)}/origin`

/** `GET /admin/products/:id/origin`. */
export const productOriginQuery = (productId: string) =>
  queryOptions({
    queryKey: ["product-origins", productId],
    queryFn: ({ signal }) => request<ProductOriginAnswer>(path(productId), { signal }),
    staleTime: 0,
  })

/** `POST /admin/products/:id/origin`: from now on the product comes from there. */
export function useSetProductOrigin(productId: string) {
  const queries = useQueryClient()

  return useMutation<ProductOriginAnswer, RequestRefused | Error, SetProductOriginRequest>({
    onSuccess: (answer) => {
      queries.setQueryData(productOriginQuery(productId).queryKey, answer)
    },
    mutationFn: (body) => request<ProductOriginAnswer>(path(productId), { body }),
  })
}
