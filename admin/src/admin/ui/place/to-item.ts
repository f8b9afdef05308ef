import type { StockLineGoods } from "@baixian/backend/contract"

/** The address of an item's page at a place. The code finds its row again, because stock is asked for by text. Pure. */
export function toItem(
  point: string,
  { inventory_item_id, sku, title }: Pick<StockLineGoods, "inventory_item_id" | "sku" | "title">
): string {
  return `/stock/item?${new URLSearchParams({ point, item: inventory_item_id, code: sku ?? title })}`
}

/** The address of a page at a place, with what else it is asked. Pure. */
export const toPage = (path: string, point: string, query: Record<string, string> = {}): string =>
  `${path}?${new URLSearchParams({ point, ...query })}`
