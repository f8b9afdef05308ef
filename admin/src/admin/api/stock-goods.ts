import type {
  FoundGoods,
  FoundGoodsAnswer,
  FreeGoodsAnswer,
  StockLevelRow,
  StockLevelsAnswer,
  StockLotsAnswer,
} from "@baixian/backend/contract"
import { keepPreviousData, queryOptions } from "@tanstack/react-query"
import { request, retryOnce } from "./request"

const SHOWN = 8
const MOST_AT_ONCE = 200
/** The most goods that are asked about in one address. */
const MOST_ASKED = 100

/** `GET /admin/stock/find`: what a bar code, an SKU or a lot's trace code stands for; empty when nobody knows it. */
export async function findGoods(point: string, code: string): Promise<FoundGoods[]> {
  const { items } = await request<FoundGoodsAnswer>("/admin/stock/find", { query: { point, code } })
  return items
}

/** `GET /admin/stock/find`: goods by Chinese name, pinyin, initials or code; what lies at the place first, the first few. */
export async function searchGoods(point: string, name: string): Promise<FoundGoodsAnswer> {
  return await request("/admin/stock/find", { query: { point, name, limit: SHOWN } })
}

/** Every level of a place: what a counting device has to know before the network goes. Bounded by what a place can hold. */
async function allGoods(point: string): Promise<StockLevelRow[]> {
  const goods: StockLevelRow[] = []
  for (let offset = 0; offset < 4_000; offset += MOST_AT_ONCE) {
    const { items, total } = await request<StockLevelsAnswer>("/admin/stock/levels", {
      query: { point, limit: MOST_AT_ONCE, offset },
    })
    goods.push(...items)
    if (goods.length >= total || items.length === 0) break
  }
  return goods
}

/** `GET /admin/stock/lots`: lots of one item at a place, first to expire first. */
export const lotsQuery = (point: string, inventory_item_id: string) =>
  queryOptions({
    queryKey: ["stock-lots", point, inventory_item_id],
    queryFn: ({ signal }) =>
      request<StockLotsAnswer>("/admin/stock/lots", {
        query: { point, inventory_item_id, limit: 50 },
        signal,
      }),
    staleTime: 0,
    placeholderData: keepPreviousData,
  })

/** Pieces by item. */
export type Free = Readonly<Record<string, number>>

/** `GET /admin/stock/free`: what a place could give now, or what `from` could give it. */
export const freeQuery = (point: string, from: string | null, items: readonly string[]) =>
  queryOptions({
    queryKey: ["stock-free", point, from, items],
    queryFn: async ({ signal }): Promise<Free> => {
      const free: Record<string, number> = {}
      for (let at = 0; at < items.length; at += MOST_ASKED) {
        const query = { point, from: from ?? undefined, items: items.slice(at, at + MOST_ASKED).join(",") }
        const answer = await request<FreeGoodsAnswer>("/admin/stock/free", { query, signal })
        for (const { inventory_item_id, available } of answer.items) free[inventory_item_id] = available
      }
      return free
    },
    enabled: items.length > 0 && from !== "",
    retry: retryOnce,
    staleTime: 0,
    placeholderData: keepPreviousData,
  })

/** Every level of a place, read once: good enough for names and codes. */
export const goodsQuery = (point: string) =>
  queryOptions({
    queryKey: ["stock-goods", point],
    queryFn: async () => await allGoods(point),
    staleTime: Infinity,
  })
