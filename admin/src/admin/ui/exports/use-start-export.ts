import type { ExportRequest } from "@baixian/backend/contract"
import { toast } from "@medusajs/ui"
import { useRef } from "react"
import { useAskForExport } from "../../api/exports"
import { failureText } from "../load-state"
import { useWords } from "../use-words"
import { isShowingExports, showExports } from "./drawer-state"
import { messageId } from "./export-row"

/**
 * Has a file made in the background and says so, also when the menu or drawer it was asked in has gone by then. A second
 * press while the first is under way does nothing.
 */
export function useStartExport(): (asked: ExportRequest) => Promise<void> {
  const { t } = useWords()
  const ask = useAskForExport()
  // A double click is two events before the first is drawn; the server makes the same question only once as well.
  const isUnderWay = useRef(false)

  return async (asked) => {
    if (isUnderWay.current) return
    isUnderWay.current = true
    try {
      const answer = await ask.mutateAsync(asked)
      if (isShowingExports()) return
      toast.success(t("exports.started"), {
        id: messageId(answer.export),
        description: t("exports.started_hint"),
        action: {
          label: t("exports.see_progress"),
          altText: t("exports.see_progress"),
          onClick: () => showExports(true),
        },
      })
    } catch (error) {
      toast.error(t("exports.not_started"), { description: failureText(error as Error, t) })
    } finally {
      isUnderWay.current = false
    }
  }
}
