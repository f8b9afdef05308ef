import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import type { TermsMetadata } from "../ui/product-terms/terms-draft"
import { request, type RequestRefused } from "./request"

type ProductAnswer = { product: { metadata: Record<string, unknown> | null } }

const path = (productId: string) => `/admin/products/${encodeURIComponent(productId)}`

/** What Medusa keeps beside the product; ours is a part of it. */
export const productTermsQuery = (productId: string) =>
  queryOptions({
    queryKey: ["product-terms", productId],
    queryFn: ({ signal }) =>
      request<ProductAnswer>(path(productId), { query: { fields: "metadata" }, signal }),
    staleTime: 0,
  })

/** Writes our part; Medusa keeps the rest. The product's own page shows the same metadata, so it is read anew. */
export function useSetProductTerms(productId: string) {
  const queries = useQueryClient()

  return useMutation<ProductAnswer, RequestRefused | Error, TermsMetadata>({
    onSuccess: async (answer) => {
      queries.setQueryData(productTermsQuery(productId).queryKey, answer)
      await queries.invalidateQueries({ queryKey: ["products"] })
    },
    mutationFn: (metadata) => request<ProductAnswer>(path(productId), { body: { metadata } }),
  })
}
