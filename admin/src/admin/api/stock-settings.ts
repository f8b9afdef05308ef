import type { StockSettings, StockSettingsAnswer } from "@baixian/backend/contract"
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { request, retryOnce } from "./request"

/** `GET /admin/stock/settings`: the rules of stock as they hold now, and who changed them last. */
export const stockSettingsQuery = () =>
  queryOptions({
    queryKey: ["stock-settings"],
    queryFn: ({ signal }) => request<StockSettingsAnswer>("/admin/stock/settings", { signal }),
    retry: retryOnce,
    staleTime: 0,
  })

/** `POST /admin/stock/settings`: sets what is named. Stock and one's own limits are read anew: they follow these rules. */
export function useChangeStockSettings() {
  const queries = useQueryClient()

  return useMutation<StockSettingsAnswer, Error, Partial<StockSettings>>({
    onSuccess: async (answer) => {
      queries.setQueryData(stockSettingsQuery().queryKey, answer)
      await Promise.all(
        ["stock", "stock-desk"].map(async (key) => queries.invalidateQueries({ queryKey: [key] }))
      )
    },
    mutationFn: (changes) => request<StockSettingsAnswer>("/admin/stock/settings", { body: changes }),
  })
}
