import type { MedusaContainer } from "@medusajs/framework/types"
import { reconcileStockInTurn } from "../workflows/stock/reconcile-stock"

/** Once a minute: guards that are gone, reservations of nobody, levels that differ from what they are the sum of. */
export default async function reconcileStockEveryMinute(container: MedusaContainer): Promise<void> {
  await reconcileStockInTurn(container)
}

export const config = { name: "reconcile-stock", schedule: "* * * * *" }
