import type { StockLineGoods, StockReceiptLine } from "@baixian/backend/contract"
import { keepPreviousData, queryOptions } from "@tanstack/react-query"
import { request } from "./request"

/** Goods as a scanner finds them, with their stock at the place that was asked about. */
export type FoundGoods = StockLineGoods & {
  barcode: string | null
  price_fen: number
  shelf_life_days: number | null
  temperature_zone: StockReceiptLine["temperature_zone"]
  needs_proof: boolean
  lot_id: string | null
  stocked: number | null
  available: number | null
}
/** Goods of a place, as its stock list has them. */
export type PlaceGoods = StockLineGoods & {
  barcode: string | null
  price_fen: number
  stocked: number
  available: number
}
/** A lot that lies at a place. */
export type PlaceLot = {
  lot_id: string
  lot_code: string
  inventory_item_id: string
  expiry_date: string | null
  standing: "fresh" | "near" | "stopped" | "expired"
  on_hand: number
}

const SHOWN = 8
const MOST_AT_ONCE = 200

/** `GET /admin/stock/find`: what a bar code, an SKU or a lot's trace code stands for; empty when nobody knows it. */
export async function findGoods(point: string, code: string): Promise<FoundGoods[]> {
  const { items } = await request<{ items: FoundGoods[] }>("/admin/stock/find", { query: { point, code } })
  return items
}

/** `GET /admin/stock/levels`: goods of the place by Chinese name, pinyin, initials or code; the first few. */
export async function searchGoods(point: string, q: string): Promise<{ items: PlaceGoods[]; total: number }> {
  return await request("/admin/stock/levels", { query: { point, q, limit: SHOWN } })
}

/** Every level of a place: what a counting device has to know before the network goes. Bounded by what a place can hold. */
export async function allGoods(point: string): Promise<PlaceGoods[]> {
  const goods: PlaceGoods[] = []
  for (let offset = 0; offset < 4_000; offset += MOST_AT_ONCE) {
    const { items, total } = await request<{ items: PlaceGoods[]; total: number }>("/admin/stock/levels", {
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
      request<{ items: PlaceLot[] }>("/admin/stock/lots", {
        query: { point, inventory_item_id, limit: 50 },
        signal,
      }),
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
