import { useCallback, useEffect, useMemo, useRef } from "react"
import { useSearchParams } from "react-router-dom"
import { businessMonth } from "../../../ui/business-month"
import { readPageState, writePageState, type PageState } from "./page-state"

/** What changes; as a function of the state before it where the one depends on the other. */
export type ChangePage = (change: Partial<PageState> | ((current: PageState) => Partial<PageState>)) => void

/**
 * The page's state lives in its address. Opening a figure is a step one can go back from; everything else replaces,
 * so that "back" leaves the page instead of undoing forty toggles.
 */
export function usePageState(): [PageState, ChangePage] {
  const [search, setSearch] = useSearchParams()
  const currentMonth = businessMonth(new Date())
  const state = useMemo(() => readPageState(search, currentMonth), [search, currentMonth])
  // The router shows a new address a moment later; a second key in that moment must build on the first.
  const latest = useRef(state)
  useEffect(() => {
    latest.current = state
  }, [state])
  const change = useCallback<ChangePage>(
    (changed) => {
      const changes = typeof changed === "function" ? changed(latest.current) : changed
      latest.current = { ...latest.current, ...changes }
      setSearch(writePageState(latest.current, currentMonth), { replace: !changes.opened })
    },
    [currentMonth, setSearch]
  )

  return [state, change]
}
