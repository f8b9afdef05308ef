import type { StockLineGoods } from "@baixian/backend/contract"
import { useState } from "react"

/** What an action on ticked goods needs of each. */
export type TickedGoods = Pick<StockLineGoods, "inventory_item_id" | "variant_id" | "sku">

/** Goods ticked on any page of the list; they stay ticked while one looks for the next. */
export function useTicked() {
  const [ticked, setTicked] = useState<ReadonlyMap<string, TickedGoods>>(new Map())
  const change = (edit: (goods: Map<string, TickedGoods>) => void) =>
    setTicked((before) => {
      const after = new Map(before)
      edit(after)
      return after
    })

  return {
    ticked,
    tick: (rows: readonly TickedGoods[], isTicked: boolean) =>
      change((goods) => {
        for (const { inventory_item_id, variant_id, sku } of rows) {
          if (isTicked) goods.set(inventory_item_id, { inventory_item_id, variant_id, sku })
          else goods.delete(inventory_item_id)
        }
      }),
    clear: () => setTicked(new Map()),
  }
}
