import type { SalesLinesAnswer, SalesLinesQuery } from "@baixian/backend/contract"
import { infiniteQueryOptions } from "@tanstack/react-query"
import { request } from "./request"

/** What stands behind one figure: always the lines of a period, in pages the drawer asks for. */
export type SalesLinesParams = Omit<SalesLinesQuery, "after" | "limit" | "order_id"> & {
  from: string
  until: string
}

/** What the ledger's own page asks: any of its filters, and days only where they narrow. */
export type LedgerParams = Omit<SalesLinesQuery, "after" | "limit">

const LINES_PER_PAGE = 50
/** A page that is read from top to bottom takes more at once. */
const LEDGER_LINES = 100

/** `GET /admin/sales-lines`, newest first, page after page by the answer's cursor. */
export const salesLinesQuery = (params: SalesLinesParams) => pagesOf(params, LINES_PER_PAGE)

/** The same for 台账. */
export const ledgerQuery = (params: LedgerParams) => pagesOf(params, LEDGER_LINES)

const pagesOf = (params: LedgerParams, limit: number) =>
  infiniteQueryOptions({
    queryKey: ["sales-lines", params, limit],
    queryFn: ({ pageParam, signal }) =>
      request<SalesLinesAnswer>("/admin/sales-lines", {
        query: { ...params, limit, after: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 0,
  })
