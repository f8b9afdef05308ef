import type { StockLevelState } from "@baixian/backend/contract"

/** What the stock list shows, all of it in its address beside the place. */
export type StockState = {
  find: string
  category: string
  state: StockLevelState | null
  page: number
}

export const PAGE_ROWS = 50
const STATES: readonly StockLevelState[] = ["enough", "low", "out", "expiring"]

/** Reads an address; what makes no sense is left out. Pure. */
export function readStock(address: URLSearchParams): StockState {
  const page = Number(address.get("page"))
  return {
    find: (address.get("q") ?? "").trim().slice(0, 64),
    category: address.get("category") ?? "",
    state: STATES.find((each) => each === address.get("state")) ?? null,
    page: Number.isInteger(page) && page > 1 ? page : 1,
  }
}

/** Writes what differs from the whole list's first page. Pure. */
export function writeStock(
  point: string | null,
  { find, category, state, page }: StockState
): URLSearchParams {
  const address = new URLSearchParams()
  if (point) address.set("point", point)
  if (find) address.set("q", find)
  if (category) address.set("category", category)
  if (state) address.set("state", state)
  if (page > 1) address.set("page", String(page))
  return address
}

/** Only digits, as long as a bar code is: what was meant is one pack, and no part of a name. Pure. */
export const isBarcode = (text: string): boolean => /^\d{8,14}$/.test(text)
