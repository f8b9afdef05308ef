import { usePrompt } from "@medusajs/ui"
import { useCallback, useEffect } from "react"
import { useBlocker } from "react-router-dom"
import { useWords } from "../use-words"

/**
 * Keeps what was typed: asks before a link or "back" leaves the page, before the tab closes, and (through the returned
 * question) before the form itself closes. The question answers true when leaving is wanted, or nothing would be lost.
 */
export function useLeaveGuard(hasChanges: boolean): () => Promise<boolean> {
  const { t } = useWords()
  const prompt = usePrompt()
  const mayLeave = useCallback(async () => {
    if (!hasChanges) return true

    return await prompt({
      title: t("product_origin.leave_title"),
      description: t("product_origin.leave_hint"),
      confirmText: t("product_origin.leave"),
      cancelText: t("product_origin.stay"),
    })
  }, [hasChanges, prompt, t])

  const blocker = useBlocker(hasChanges)
  useEffect(() => {
    if (blocker.state !== "blocked") return
    void mayLeave().then((leaves) => (leaves ? blocker.proceed() : blocker.reset()))
  }, [blocker, mayLeave])

  useEffect(() => {
    if (!hasChanges) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", ask)

    return () => window.removeEventListener("beforeunload", ask)
  }, [hasChanges])

  return mayLeave
}
