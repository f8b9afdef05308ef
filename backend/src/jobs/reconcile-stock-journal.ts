import type { MedusaContainer } from "@medusajs/framework/types"
import { reconcileWholeJournal } from "../workflows/stock/reconcile-stock"

/** Once a night (03:17 in Shanghai on a server in UTC): every level against the whole of its journal. */
export default async function reconcileStockJournal(container: MedusaContainer): Promise<void> {
  await reconcileWholeJournal(container)
}

export const config = { name: "reconcile-stock-journal", schedule: "17 19 * * *" }
