import { Prompt } from "@medusajs/ui"
import { useEffect, useId, useState, useSyncExternalStore, type ReactElement } from "react"
import { useBlocker, useLocation } from "react-router-dom"
import { createChangedForms, leavesPage } from "./changed-forms"
import { useFocusBack } from "./focus-back"
import { useWords } from "./use-words"

const changedForms = createChangedForms()

type LeaveGuardInput = {
  hasChanges: boolean
  /** Path of the page the form stands on, `/products/prod_1`. */
  page: string
  /** Closes a form that can be closed without leaving the page. */
  onLeave?: () => void
}

/**
 * Keeps what was typed: asks before the form closes (`leave`), before a link or "back" leaves the page, and before the
 * tab closes. `question` has to be rendered. Not Medusa's `usePrompt`: the Escape that asks would also answer it.
 */
export function useLeaveGuard({ hasChanges, page, onLeave }: LeaveGuardInput): {
  leave: () => void
  question: ReactElement
} {
  const id = useId()
  const [isAsked, setIsAsked] = useState(false)
  const asking = useSyncExternalStore(changedForms.subscribe, changedForms.first)
  const { pathname } = useLocation()
  // A form of Medusa's own, open over the page, brings its own blocker; it goes back to the page first.
  const isWatching = asking === id && pathname === page

  useEffect(() => (hasChanges ? changedForms.add(id) : undefined), [hasChanges, id])
  useEffect(() => {
    if (!hasChanges) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", ask)

    return () => window.removeEventListener("beforeunload", ask)
  }, [hasChanges])

  const question = (
    <>
      {isWatching && <LeavingThePage page={page} />}
      <Question isOpen={isAsked} onStay={() => setIsAsked(false)} onLeave={() => onLeave?.()} />
    </>
  )

  return { leave: () => (hasChanges ? setIsAsked(true) : onLeave?.()), question }
}

/** The page's one blocker, there only while something is unsaved. */
function LeavingThePage({ page }: { page: string }) {
  const blocker = useBlocker(({ nextLocation }) => leavesPage(page, nextLocation.pathname))

  return (
    <Question
      isOpen={blocker.state === "blocked"}
      onStay={() => blocker.reset?.()}
      onLeave={() => blocker.proceed?.()}
    />
  )
}

type QuestionProps = { isOpen: boolean; onStay: () => void; onLeave: () => void }

function Question({ isOpen, onStay, onLeave }: QuestionProps) {
  const { t } = useWords()
  const focusBack = useFocusBack()

  return (
    <Prompt open={isOpen} onOpenChange={(open) => !open && onStay()}>
      <Prompt.Content {...focusBack}>
        <Prompt.Header>
          <Prompt.Title>{t("leave_guard.title")}</Prompt.Title>
          <Prompt.Description>{t("leave_guard.hint")}</Prompt.Description>
        </Prompt.Header>
        <Prompt.Footer>
          <Prompt.Cancel>{t("leave_guard.stay")}</Prompt.Cancel>
          <Prompt.Action onClick={onLeave}>{t("leave_guard.leave")}</Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}
