import type { HubBoardFigures, HubBoardRow } from "@baixian/backend/contract"

/** Columns of the comparison, each with the page behind its figures; null for what has no page of its own. */
export const HUB_COLUMNS = [
  { key: "today_net_fen", kind: "fen", to: "/counter", query: {} },
  { key: "today_documents", kind: "count", to: "/counter", query: {} },
  { key: "month_net_fen", kind: "fen", to: "/ledger", query: {} },
  { key: "out", kind: "count", to: "/stock", query: { state: "out" } },
  { key: "low", kind: "count", to: "/stock", query: { state: "low" } },
  { key: "expiring", kind: "count", to: "/stock/near-expiry", query: {} },
  { key: "to_receive", kind: "count", to: "/stock/transfers", query: { view: "to_receive" } },
  { key: "to_send", kind: "count", to: "/stock/transfers", query: { view: "to_send" } },
  { key: "counting", kind: "count", to: "/stock/stocktakes", query: {} },
  { key: "drafts", kind: "count", to: "/stock/receipts", query: {} },
  { key: "approvals", kind: "count", to: "/approvals", query: {} },
] as const satisfies readonly {
  key: keyof HubBoardFigures
  kind: "fen" | "count"
  to: string
  query: Record<string, string>
}[]
export type HubColumn = (typeof HUB_COLUMNS)[number]
export type HubSort = { by: HubColumn["key"] | "name"; isDescending: boolean }

/** Reads `month_net_fen` or `-month_net_fen` (the largest first); what is no column sorts by code as the server does. Pure. */
export function readSort(text: string | null): HubSort | null {
  const isDescending = text?.startsWith("-") ?? false
  const by = isDescending ? text?.slice(1) : text
  if (by === "name") return { by, isDescending }
  const column = HUB_COLUMNS.find(({ key }) => key === by)

  return column ? { by: column.key, isDescending } : null
}

export const writeSort = ({ by, isDescending }: HubSort): string => `${isDescending ? "-" : ""}${by}`

/** A first press puts what matters on top: the largest figure, the first name; the next turns it round. Pure. */
export function nextSort(by: HubSort["by"], current: HubSort | null): HubSort {
  if (current?.by === by) return { by, isDescending: !current.isDescending }
  return { by, isDescending: by !== "name" }
}

/** The rows in that order; the server's own settles what is equal. Pure. */
export function sorted(rows: readonly HubBoardRow[], sort: HubSort | null): HubBoardRow[] {
  if (!sort) return [...rows]
  const { by, isDescending } = sort
  const sign = isDescending ? -1 : 1

  return [...rows].sort((a, b) =>
    by === "name" ? sign * a.name.localeCompare(b.name, "zh-CN") : sign * (a[by] - b[by])
  )
}
