import { AsyncLocalStorage } from "node:async_hooks"
import type { StockCause } from "../stock-cause"

const errands = new AsyncLocalStorage<StockCause>()

/**
 * Says for everything `run` does, across its awaits, why stock changes and who asked for it. Medusa's own statements carry no
 * such thing; `tellStatements` passes it to the database with each of them. An errand inside another is the one that counts.
 */
export function withStockCause<T>(cause: StockCause, run: () => T): T {
  return errands.run(cause, run)
}

/** Why stock would change now, if anybody said so. */
export function stockErrand(): StockCause | undefined {
  return errands.getStore()
}
