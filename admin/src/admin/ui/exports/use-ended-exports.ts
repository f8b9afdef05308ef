import type { ExportRow } from "@baixian/backend/contract"
import { toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useEffect, useRef } from "react"
import { exportFileAddress, exportsQuery } from "../../api/exports"
import { useWords, type Words } from "../use-words"
import { isShowingExports, showExports } from "./drawer-state"
import { endedSince, exportName, messageId } from "./export-row"

/** Long enough to come back from another window and press the button. */
const SHOWN_MS = 30_000

/** Says when a file that was seen in the making is there, or will not come, on whatever page one is by then. */
export function useEndedExports(): void {
  const words = useWords()
  const { data } = useQuery(exportsQuery())
  const seen = useRef<ReadonlyMap<string, ExportRow["status"]>>(new Map())
  const tell = useRef(tellEnded)
  useEffect(() => {
    if (!data) return
    const ended = endedSince(seen.current, data.items)
    seen.current = new Map(data.items.map(({ id, status }) => [id, status]))
    // Where the list is open it says so itself, and a message would lie over its buttons.
    if (isShowingExports()) return
    for (const row of ended) tell.current(row, words)
  }, [data, words])
}

function tellEnded(row: ExportRow, words: Words): void {
  const { t } = words
  const name = exportName(row, words)
  if (row.status === "failed") {
    toast.error(t("exports.failed"), {
      id: messageId(row),
      description: name,
      duration: SHOWN_MS,
      action: { label: t("exports.open"), altText: t("exports.open"), onClick: () => showExports(true) },
    })

    return
  }
  toast.success(t("exports.done"), {
    id: messageId(row),
    description: row.file_name ?? name,
    duration: SHOWN_MS,
    action: {
      label: t("exports.download"),
      altText: t("exports.download_name", { name }),
      // The answer is a file to be saved, so the page stays where it is.
      onClick: () => window.location.assign(exportFileAddress(row)),
    },
  })
}
