import type {
  EditionAnswer,
  EditionContent,
  EditionRow,
  EditionsAnswer,
  SubmitEditionRequest,
} from "@baixian/backend/contract"
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { address, request, retryOnce, type RequestRefused } from "./request"

type Kind = EditionRow["kind"]

const path = (id: string) => `/admin/editions/${encodeURIComponent(id)}`

/** `GET /admin/editions`: what was handed in, newest period first. */
export const editionsQuery = (params: { kind: Kind; period?: string; limit?: number; offset?: number }) =>
  queryOptions({
    queryKey: ["editions", params],
    queryFn: ({ signal }) => request<EditionsAnswer>("/admin/editions", { query: params, signal }),
    staleTime: 0,
    refetchOnWindowFocus: true,
    placeholderData: keepPreviousData,
  })

/** `GET /admin/editions/:id`: one with what it shows, as it was frozen. */
export const editionQuery = (id: string) =>
  queryOptions({
    queryKey: ["editions", "one", id],
    queryFn: ({ signal }) => request<EditionAnswer>(path(id), { signal }),
    retry: retryOnce,
    staleTime: 0,
    refetchOnWindowFocus: true,
  })

/** `GET /admin/editions/preview`: what handing in would freeze now. */
export const previewQuery = (kind: Kind, period: string) =>
  queryOptions({
    queryKey: ["editions", "preview", kind, period],
    queryFn: ({ signal }) =>
      request<{ content: EditionContent }>("/admin/editions/preview", { query: { kind, period }, signal }),
    retry: retryOnce,
    staleTime: 0,
  })

/** Where the published file is; the same bytes for everybody at any time. */
export const editionFile = (id: string): string => address(`${path(id)}/file`)

type Answer = { edition: EditionRow }

/** `POST /admin/editions`: hands in (送审). */
export const useSubmitEdition = () => useEditionAct<SubmitEditionRequest>((body) => ["/admin/editions", body])

/** `POST /admin/editions/:id/publish` (发布). */
export const usePublishEdition = (id: string) => useEditionAct<void>(() => [`${path(id)}/publish`, {}])

/** `POST /admin/editions/:id/return` (退回). */
export const useReturnEdition = (id: string) =>
  useEditionAct<{ reason: string }>((body) => [`${path(id)}/return`, body])

/** Whatever the answer, versions are read again: a colleague may have been first, or an answer may be lost. */
function useEditionAct<Body>(requestOf: (body: Body) => [path: string, body: unknown]) {
  const queries = useQueryClient()

  return useMutation<Answer, RequestRefused | Error, Body>({
    onSettled: async () => {
      await Promise.all(["editions", "periods"].map((key) => queries.invalidateQueries({ queryKey: [key] })))
    },
    mutationFn: (asked) => {
      const [where, body] = requestOf(asked)

      return request<Answer>(where, { body })
    },
  })
}
