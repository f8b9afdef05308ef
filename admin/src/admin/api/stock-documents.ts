import type {
  StockDocumentKind,
  StockDocumentsAnswer,
  StockReceipt,
  Stocktake,
  StockTransfer,
  StockWriteOff,
} from "@baixian/backend/contract"
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { createCommandIds } from "../ui/stock/command-ids"
import { newId } from "../ui/stock/new-id"
import { deskQuery } from "./stock-desk"
import { request, RequestRefused, retryOnce } from "./request"

/** Each kind of stock document as it is read. */
export type Documents = {
  receipt: StockReceipt
  transfer: StockTransfer
  stocktake: Stocktake
  write_off: StockWriteOff
}
type Kind = StockDocumentKind

/** Where a kind lives, in the API and on the screen alike. */
export const documentPaths: Readonly<Record<Kind, string>> = {
  receipt: "/stock/receipts",
  transfer: "/stock/transfers",
  stocktake: "/stock/stocktakes",
  write_off: "/stock/write-offs",
}
const api = (kind: Kind, id?: string, act?: string): string =>
  ["/admin", documentPaths[kind], id && `/${encodeURIComponent(id)}`, act && `/${act}`]
    .filter(Boolean)
    .join("")

export type DocumentsParams = {
  /** Of transfers: what one sends, or what one asked for. */
  side?: "from" | "to"
  point?: string
  state?: string
  from?: string
  until?: string
  q?: string
  limit?: number
  offset?: number
}

/** `GET /admin/stock/{receipts,…}`: documents of the asker's places, newest first. */
export const documentsQuery = (kind: Kind, params: DocumentsParams) =>
  queryOptions({
    queryKey: ["stock-documents", kind, "list", params],
    queryFn: ({ signal }) => request<StockDocumentsAnswer>(api(kind), { query: params, signal }),
    staleTime: 0,
    refetchOnWindowFocus: true,
    placeholderData: keepPreviousData,
  })

/** `GET /admin/stock/{receipts,…}/:id`. */
export const documentQuery = <K extends Kind>(kind: K, id: string) =>
  queryOptions({
    queryKey: ["stock-documents", kind, "one", id],
    queryFn: async ({ signal }) => documentOf<K>(kind, await request(api(kind, id), { signal })),
    retry: retryOnce,
    staleTime: 0,
    refetchOnWindowFocus: true,
  })

/** What is asked of a document: to begin it under an id of ours, or an act on the version that was seen. */
export type Asked<K extends Kind> = {
  id: string
  version: number | null
  act?: string
  body: object
  /** Lets go of what was kept on the device, before the page shows the answer. */
  settle?: (document: Documents[K]) => void
}

/**
 * `POST` on a kind of document; the answer is put where the page reads it. A begun document whose answer was lost is found
 * again: the second try, with what was typed since, changes it instead of being refused.
 */
export function useDocumentAct<K extends Kind>(kind: K) {
  const queries = useQueryClient()
  const [commands] = useState(() => createCommandIds(newId))
  const send = async ({ id, version, act, body }: Asked<K>): Promise<Documents[K]> => {
    const asked = version === null ? { id, ...body } : { version, ...withoutPlaces(kind, act, body) }
    if (version === null) return documentOf<K>(kind, await request(api(kind), { body: asked }))
    const command_id = commands.idFor({ kind, id, act, asked })
    return documentOf<K>(kind, await request(api(kind, id, act), { body: { command_id, ...asked } }))
  }

  return useMutation<Documents[K], Error, Asked<K>>({
    onSuccess: (document, { settle }) => {
      settle?.(document)
      queries.setQueryData(documentQuery(kind, document.id).queryKey, document)
    },
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ["stock-documents", kind, "list"] })
      // The desk says how much of the day's limit is left.
      if (kind === "write_off") await queries.invalidateQueries({ queryKey: deskQuery().queryKey })
    },
    mutationFn: async (asked) => {
      try {
        return await send(asked)
      } catch (error) {
        const wasBegun =
          asked.version === null && error instanceof RequestRefused && error.code === "command_id_used"
        if (!wasBegun || kind === "stocktake") throw error
        const begun = documentOf<K>(kind, await request(api(kind, asked.id)))
        return await send({ ...asked, version: begun.version })
      }
    },
  })
}

/** Where a document is does not change: a body that begins it names its places, one that changes it does not. */
function withoutPlaces(kind: Kind, act: string | undefined, body: object): object {
  if (act !== undefined || kind === "stocktake") return body
  const { point: _point, from: _from, to: _to, ...rest } = body as Record<string, unknown>
  return rest
}

function documentOf<K extends Kind>(kind: K, answer: unknown): Documents[K] {
  return (answer as Record<K, Documents[K]>)[kind]
}

/** Somebody was faster: the document is another than the one on the screen. */
export const isOvertaken = (error: Error | null): boolean =>
  error instanceof RequestRefused && (error.code === "document_changed" || error.code === "document_state")
