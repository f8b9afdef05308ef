import type {
  ReplenishmentAnswer,
  SafetyStockAnswer,
  StockBoard,
  StockLevelRow,
  StockLevelsAnswer,
  StockLevelState,
  StockLotRow,
  StockLotsAnswer,
  StockTransferAnswer,
} from "@baixian/backend/contract"
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { request, retryOnce } from "./request"

/** Every answer about a place's stock is asked under this key, so that one that changes it renews them all. */
const STOCK = "stock"
/** The most rows an answer has. */
const MOST_ROWS = 200

/** `GET /admin/stock/board`: what there is to do at a place today. */
export const boardQuery = (point: string) =>
  queryOptions({
    queryKey: [STOCK, "board", point],
    queryFn: ({ signal }) => request<StockBoard>("/admin/stock/board", { query: { point }, signal }),
    retry: retryOnce,
    staleTime: 0,
    refetchOnWindowFocus: true,
  })

export type LevelsParams = {
  point: string
  q?: string
  category?: string
  state?: StockLevelState
  limit: number
  offset: number
}

/** `GET /admin/stock/levels`: what lies at a place, by name, pinyin, initials or code. */
export const levelsQuery = (params: LevelsParams) =>
  queryOptions({
    queryKey: [STOCK, "levels", params],
    queryFn: ({ signal }) => request<StockLevelsAnswer>("/admin/stock/levels", { query: params, signal }),
    retry: retryOnce,
    staleTime: 0,
    refetchOnWindowFocus: true,
    placeholderData: keepPreviousData,
  })

/** Every level of a place, page by page; for the grid of safety stocks. */
export const allLevelsQuery = (point: string) =>
  queryOptions({
    queryKey: [STOCK, "all-levels", point],
    queryFn: async ({ signal }) => {
      const levels: StockLevelRow[] = []
      for (;;) {
        const query = { point, limit: MOST_ROWS, offset: levels.length }
        const page = await request<StockLevelsAnswer>("/admin/stock/levels", { query, signal })
        levels.push(...page.items)
        if (page.items.length === 0 || levels.length >= page.total) return levels
      }
    },
    retry: retryOnce,
    staleTime: 0,
  })

/** One item's level: found by its own code among those that have it in theirs, because the list is asked by text. */
export const levelQuery = (point: string, { item, code }: { item: string; code: string }) =>
  queryOptions({
    queryKey: [STOCK, "level", point, item],
    queryFn: async ({ signal }) => {
      const query = { point, q: code || undefined, limit: MOST_ROWS }
      const { items } = await request<StockLevelsAnswer>("/admin/stock/levels", { query, signal })
      return items.find(({ inventory_item_id }) => inventory_item_id === item) ?? null
    },
    retry: retryOnce,
    staleTime: 0,
  })

export type LotsParams = {
  point: string
  inventory_item_id?: string
  state?: StockLotRow["standing"]
  limit: number
  offset: number
}

/** `GET /admin/stock/lots`, first to expire first. */
export const lotsQuery = (params: LotsParams) =>
  queryOptions({
    queryKey: [STOCK, "lots", params],
    queryFn: ({ signal }) => request<StockLotsAnswer>("/admin/stock/lots", { query: params, signal }),
    retry: retryOnce,
    staleTime: 0,
    placeholderData: keepPreviousData,
  })

/** `GET /admin/stock/replenishment`: what to ask the hub for, the most urgent first. */
export const replenishmentQuery = (point: string) =>
  queryOptions({
    queryKey: [STOCK, "replenishment", point],
    queryFn: ({ signal }) =>
      request<ReplenishmentAnswer>("/admin/stock/replenishment", { query: { point }, signal }),
    retry: retryOnce,
    staleTime: 0,
  })

export type ItemQuantity = { inventory_item_id: string; quantity: number }

function useStockChange<Answer, Body>(path: string) {
  const queries = useQueryClient()

  return useMutation<Answer, Error, Body>({
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [STOCK] })
    },
    mutationFn: (body) => request<Answer>(path, { body }),
  })
}

/** `POST /admin/stock/replenishment`: makes the transfer request; the same `id` a second time makes no second one. */
export const useReplenish = () =>
  useStockChange<StockTransferAnswer, { id: string; point: string; lines: ItemQuantity[] }>(
    "/admin/stock/replenishment"
  )

/** `POST /admin/stock/safety-stock`; zero takes the limit away. */
export const useSetSafety = () =>
  useStockChange<SafetyStockAnswer, { point: string; lines: ItemQuantity[] }>("/admin/stock/safety-stock")
