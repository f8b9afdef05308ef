import type { ExportAnswer, ExportRequest, ExportRow, ExportsAnswer } from "@baixian/backend/contract"
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { isOpen } from "../ui/exports/export-row"
import { address, request } from "./request"

/** A week has rarely more, and what is finished goes after one. */
const NEWEST = 50
const POLL_MS = 1_000

const path = (id: string) => `/admin/exports/${encodeURIComponent(id)}`

/** `GET /admin/exports`: what this person had made in the background, newest first. Asked again only while something runs. */
export const exportsQuery = () =>
  queryOptions({
    queryKey: ["exports"],
    queryFn: ({ signal }) => request<ExportsAnswer>("/admin/exports", { query: { limit: NEWEST }, signal }),
    staleTime: 0,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) => (state.data?.items.some(isOpen) ? POLL_MS : false),
  })

/** Where the browser fetches a finished file itself, so that no page holds it in memory. */
export const exportFileAddress = ({ id }: Pick<ExportRow, "id">): string => address(`${path(id)}/file`)

/** `POST /admin/exports`. The answer is put before the list, so that what is quick is seen running as well. */
export function useAskForExport() {
  const queries = useQueryClient()

  return useMutation<ExportAnswer, Error, ExportRequest>({
    onSuccess: async ({ export: asked }) => {
      await queries.cancelQueries({ queryKey: ["exports"] })
      queries.setQueryData(exportsQuery().queryKey, (before) => before && withAsked(before, asked))
      await queries.invalidateQueries({ queryKey: ["exports"] })
    },
    mutationFn: (body) => request("/admin/exports", { body }),
  })
}

function withAsked(before: ExportsAnswer, asked: ExportRow): ExportsAnswer {
  if (before.items.some(({ id }) => id === asked.id)) return before

  return { ...before, items: [asked, ...before.items], total: before.total + 1 }
}

/** `POST /admin/exports/:id/cancel`. Whatever the answer, the list is read again: it may have been done meanwhile. */
export function useCancelExport() {
  const queries = useQueryClient()

  return useMutation<ExportAnswer, Error, Pick<ExportRow, "id">>({
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ["exports"] })
    },
    mutationFn: ({ id }) => request(`${path(id)}/cancel`, { body: {} }),
  })
}
