import type { StockDocumentRow, StockDocumentsAnswer } from "@baixian/backend/contract"
import { queryOptions } from "@tanstack/react-query"
import { request, retryOnce } from "./request"
import { documentPaths } from "./stock-documents"

const SHOWN = 8
const MOST_TO_APPROVE = 100

/** The newest of several lists; ids settle what the clock cannot. Pure. */
export function newest(lists: readonly StockDocumentRow[][], most: number): StockDocumentRow[] {
  return lists
    .flat()
    .sort((a, b) => b.changed_at.localeCompare(a.changed_at) || a.id.localeCompare(b.id))
    .slice(0, most)
}

/** A place's documents of every kind that somebody touched last. */
export const recentDocumentsQuery = (point: string) =>
  queryOptions({
    queryKey: ["stock-documents", "recent", point],
    queryFn: async ({ signal }) => {
      const ask = async (path: string) =>
        (await request<StockDocumentsAnswer>(`/admin${path}`, { query: { point, limit: SHOWN }, signal }))
          .items
      return newest(await Promise.all(Object.values(documentPaths).map(ask)), SHOWN)
    },
    retry: retryOnce,
    staleTime: 0,
  })

/** What waits for an approver in all of this person's places, the longest waiting first. */
export const approvalsQuery = () =>
  queryOptions({
    queryKey: ["stock-documents", "approvals"],
    queryFn: async ({ signal }) => {
      const ask = async (kind: "stocktake" | "write_off") =>
        await request<StockDocumentsAnswer>(`/admin${documentPaths[kind]}`, {
          query: { state: "submitted", limit: MOST_TO_APPROVE },
          signal,
        })
      const [stocktakes, writeOffs] = await Promise.all([ask("stocktake"), ask("write_off")])
      return {
        items: newest([stocktakes.items, writeOffs.items], 2 * MOST_TO_APPROVE).reverse(),
        total: stocktakes.total + writeOffs.total,
      }
    },
    retry: retryOnce,
    staleTime: 0,
    refetchOnWindowFocus: true,
  })
