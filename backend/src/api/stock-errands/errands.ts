import type { StockReason } from "../../modules/stock/stock-cause"
import type { OrderName } from "../../workflows/stock/order-cause"

/** What a request of Medusa's means for stock: why it changes, and which part of the path leads to the order. */
export type Errand = { path: RegExp; reason: StockReason; order?: OrderName }

/**
 * The first that matches counts; requests that write are looked up here, reads are not. A row that only reserves or lets go
 * is called `reservation` in the journal, whatever stands here. A request that is not listed leaves `unattributed` rows that
 * name who sent it, and the data-quality board asks what it was.
 */
const errands: readonly Errand[] = [
  {
    path: /^\/admin\/orders\/([^/]+)\/fulfillments\/[^/]+\/cancel$/,
    reason: "fulfilment_cancelled",
    order: "order",
  },
  { path: /^\/admin\/orders\/([^/]+)\/fulfillments(?:\/|$)/, reason: "fulfilment", order: "order" },
  { path: /^\/admin\/orders\/([^/]+)(?:\/|$)/, reason: "reservation", order: "order" },
  { path: /^\/admin\/order-edits\/([^/]+)(?:\/|$)/, reason: "reservation", order: "order" },
  { path: /^\/admin\/returns\/([^/]+)(?:\/|$)/, reason: "order_return", order: "return" },
  { path: /^\/admin\/claims\/([^/]+)(?:\/|$)/, reason: "order_return", order: "claim" },
  { path: /^\/admin\/exchanges\/([^/]+)(?:\/|$)/, reason: "order_return", order: "exchange" },
  // They move no stock, but take their turn with what does: Medusa looks whether it is paid, and writes later.
  {
    path: /^\/admin\/payment-collections\/([^/]+)(?:\/|$)/,
    reason: "reservation",
    order: "payment_collection",
  },
  { path: /^\/admin\/payments\/([^/]+)(?:\/|$)/, reason: "reservation", order: "payment" },
  { path: /^\/admin\/inventory-items(?:\/[^/]+\/location-levels)?$/, reason: "opening" },
  { path: /^\/admin\/inventory-items(?:\/|$)/, reason: "adjustment" },
  { path: /^\/admin\/reservations(?:\/|$)/, reason: "reservation" },
  { path: /^\/store\/placed-orders\/([^/]+)(?:\/|$)/, reason: "reservation", order: "order_number" },
  { path: /^\/store\//, reason: "reservation" },
]

/** What a request means for stock; nothing when it is none that is known. Pure. */
export function errandOf(path: string): { errand: Errand; name: string | undefined } | undefined {
  for (const errand of errands) {
    const match = errand.path.exec(path)
    if (match) return { errand, name: match[1] }
  }
  return undefined
}
