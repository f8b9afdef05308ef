import { Prompt } from "@medusajs/ui"
import { useEffect, useState, type ReactElement } from "react"
import { useBlocker } from "react-router-dom"
import { useWords } from "../use-words"

/**
 * Keeps what was typed: asks before the form closes (`leave`), before a link or "back" leaves the page, and before the
 * tab closes. `question` has to be rendered. Not Medusa's `usePrompt`: the Escape that asks would also answer it.
 */
export function useLeaveGuard(
  hasChanges: boolean,
  onLeave: () => void
): { leave: () => void; question: ReactElement } {
  const { t } = useWords()
  const [isAsked, setIsAsked] = useState(false)
  const blocker = useBlocker(hasChanges)
  const stay = () => {
    setIsAsked(false)
    blocker.reset?.()
  }

  useEffect(() => {
    if (!hasChanges) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", ask)

    return () => window.removeEventListener("beforeunload", ask)
  }, [hasChanges])

  const question = (
    <Prompt open={isAsked || blocker.state === "blocked"} onOpenChange={(isOpen) => !isOpen && stay()}>
      <Prompt.Content>
        <Prompt.Header>
          <Prompt.Title>{t("product_origin.leave_title")}</Prompt.Title>
          <Prompt.Description>{t("product_origin.leave_hint")}</Prompt.Description>
        </Prompt.Header>
        <Prompt.Footer>
          <Prompt.Cancel>{t("product_origin.stay")}</Prompt.Cancel>
          <Prompt.Action onClick={() => (blocker.proceed ? blocker.proceed() : onLeave())}>
            {t("product_origin.leave")}
          </Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )

  return { leave: () => (hasChanges ? setIsAsked(true) : onLeave()), question }
}
