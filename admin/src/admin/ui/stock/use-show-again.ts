import type { StockDocumentKind } from "@baixian/backend/contract"
import { useQueryClient } from "@tanstack/react-query"
import { useCallback } from "react"
import { documentQuery } from "../../api/stock-documents"

/** Reads a document again: somebody was faster, or what is on the screen is given up. */
export function useShowAgain(kind: StockDocumentKind, id: string | undefined): () => Promise<void> {
  const queries = useQueryClient()

  return useCallback(async () => {
    if (id) await queries.invalidateQueries({ queryKey: documentQuery(kind, id).queryKey })
  }, [queries, kind, id])
}
